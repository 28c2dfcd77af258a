import { Group, Select } from '@mantine/core';
import { DayRange } from '../../components/day-range.js';
import { useTexts } from '../../shared/i18n.js';
import { messageStates, type MessagesSearch } from '../../shared/search.js';
import { useChannels } from '../channels/api/list-channels.js';
import { smsTexts } from './texts.js';

const all = 'all';

type Props = { filter: MessagesSearch; onChange: (change: MessagesSearch) => void };

export function MessageFilters({ filter, onChange }: Props) {
  const t = useTexts(smsTexts);
  const channels = useChannels();
  return (
    <Group gap="sm" align="flex-end" component="search" aria-label={t.filters}>
      <Select
        label={t.state}
        data={[
          { value: all, label: t.stateAll },
          ...messageStates.map((value) => ({ value, label: t.states[value] })),
        ]}
        value={filter.state ?? all}
        onChange={(value) => onChange({ state: messageStates.find((state) => state === value) })}
        allowDeselect={false}
        w={140}
      />
      <Select
        label={t.channel}
        data={[
          { value: all, label: t.channelAll },
          ...(channels.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={filter.channelId ?? all}
        onChange={(value) => onChange({ channelId: value === all ? undefined : (value ?? undefined) })}
        allowDeselect={false}
        w={160}
      />
      <DayRange from={filter.from} to={filter.to} labels={t} onChange={onChange} />
    </Group>
  );
}
