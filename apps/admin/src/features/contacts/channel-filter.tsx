import { Select } from '@mantine/core';
import { useTexts } from '../../shared/i18n.js';
import { useChannels } from '../channels/api/list-channels.js';
import { contactTexts } from './texts.js';

type Props = { value: string | undefined; onChange: (channelId: string | undefined) => void };

const all = 'all';

export function ChannelFilter({ value, onChange }: Props) {
  const t = useTexts(contactTexts);
  const channels = useChannels();
  return (
    <Select
      label={t.channel}
      data={[
        { value: all, label: t.channelAll },
        ...(channels.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value ?? all}
      onChange={(next) => onChange(next === all ? undefined : (next ?? undefined))}
      allowDeselect={false}
      w={160}
    />
  );
}
