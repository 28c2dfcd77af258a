import { Select } from '@mantine/core';
import { useTexts } from '../../shared/i18n.js';
import { useChannelNames } from '../channels/api/list-channel-names.js';
import { choicesOf } from './filter-choices.js';
import { contactTexts } from './texts.js';

type Props = { value: string | undefined; onChange: (channelId: string | undefined) => void };

const all = 'all';

export function ChannelFilter({ value, onChange }: Props) {
  const t = useTexts(contactTexts);
  const channels = useChannelNames();
  return (
    <Select
      label={t.channel}
      data={[{ value: all, label: t.channelAll }, ...choicesOf(channels.data?.items, value, t.channelGone)]}
      value={value ?? all}
      onChange={(next) => onChange(next === all ? undefined : (next ?? undefined))}
      allowDeselect={false}
      w={160}
    />
  );
}
