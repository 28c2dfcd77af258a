import { Group, Select } from '@mantine/core';
import type { Funnel } from '@tieline/contracts';
import { DayRange } from '../../../components/day-range.js';
import { useTexts } from '../../../shared/i18n.js';
import { overviewPeriods, type OverviewSearch } from '../../../shared/search.js';
import type { FunnelQuery } from './api/get-funnel.js';
import { defaultDays } from './range.js';
import { funnelTexts } from './texts.js';

type Props = {
  search: OverviewSearch;
  /** what is shown now: where a range of one's own begins */
  shown: FunnelQuery;
  today: string;
  funnel: Funnel | undefined;
  onChange: (change: OverviewSearch) => void;
};

const all = 'all';
const own = 'own';

export function FunnelFilters({ search, shown, today, funnel, onChange }: Props) {
  const t = useTexts(funnelTexts);
  const custom = search.from !== undefined;
  const choose = (value: string | null) => {
    const days = overviewPeriods.find((period) => String(period) === value);
    onChange(
      days
        ? { days: days === defaultDays ? undefined : days, from: undefined, to: undefined }
        : { days: undefined, from: shown.from, to: shown.to },
    );
  };
  // a range has both its ends: one that was emptied stays as it is
  const chooseDays = ({ from = shown.from, to = shown.to }: Pick<OverviewSearch, 'from' | 'to'>) =>
    onChange({ from, to });
  return (
    <Group gap="sm" align="flex-end" component="search" aria-label={t.filters}>
      <Select
        label={t.period}
        data={[
          ...overviewPeriods.map((period) => ({ value: String(period), label: t.periods[period] })),
          { value: own, label: t.periods.own },
        ]}
        value={custom ? own : String(search.days ?? defaultDays)}
        onChange={choose}
        allowDeselect={false}
        w={130}
      />
      {custom && <DayRange from={shown.from} to={shown.to} latest={today} labels={t} onChange={chooseDays} />}
      <Select
        label={t.channel}
        data={[
          { value: all, label: t.channelAll },
          ...(funnel?.channels ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={search.channelId ?? all}
        onChange={(value) => onChange({ channelId: value === all ? undefined : (value ?? undefined) })}
        allowDeselect={false}
        w={160}
      />
      <Select
        label={t.source}
        data={sourceOptions(funnel, search.source, { all: t.sourceAll, none: t.sourceNone })}
        value={search.source ?? all}
        onChange={(value) => onChange({ source: value === all ? undefined : (value ?? undefined) })}
        allowDeselect={false}
        searchable
        w={160}
      />
    </Group>
  );
}

/** What the range knows, and what the address names although nobody came from there. */
function sourceOptions(
  funnel: Funnel | undefined,
  chosen: string | undefined,
  labels: { all: string; none: string },
) {
  const known = (funnel?.sources ?? []).map(({ source }) => source || 'none');
  const values = [...new Set(chosen ? [...known, chosen] : known)];
  return [
    { value: all, label: labels.all },
    ...values.map((value) => ({ value, label: value === 'none' ? labels.none : value })),
  ];
}
