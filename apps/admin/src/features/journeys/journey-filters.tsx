import { Group, Select } from '@mantine/core';
import type { JourneyState } from '@tieline/contracts';
import { useTexts } from '../../shared/i18n.js';
import { journeyStates } from '../../shared/search.js';
import { useChannelNames } from '../channels/api/list-channel-names.js';
import type { JourneyFilter } from './api/list-journeys.js';
import { journeyTexts } from './texts.js';

type Props = { filter: JourneyFilter; onChange: (change: JourneyFilter) => void };

const all = 'all';

export function JourneyFilters({ filter, onChange }: Props) {
  const t = useTexts(journeyTexts);
  const channels = useChannelNames().data?.items ?? [];
  return (
    <Group gap="sm" component="search">
      <Select
        label={t.filterState}
        data={[
          { value: all, label: t.allStates },
          ...journeyStates.map((value) => ({ value, label: t.states[value] })),
        ]}
        value={filter.state ?? all}
        onChange={(value) =>
          onChange({ state: journeyStates.find((state): state is JourneyState => state === value) })
        }
        allowDeselect={false}
        w={140}
      />
      {channels.length > 1 && (
        <Select
          label={t.filterChannel}
          data={[
            { value: all, label: t.allChannels },
            ...channels.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={filter.channelId ?? all}
          onChange={(value) => onChange({ channelId: value === all ? undefined : (value ?? undefined) })}
          allowDeselect={false}
          w={180}
        />
      )}
    </Group>
  );
}
