import { Button, Group, Select } from '@mantine/core';
import { useTexts } from '../../shared/i18n.js';
import { auditPeriods, type AuditSearch } from '../../shared/search.js';
import { commonTexts } from '../../shared/texts.js';
import { defaultDays } from './api/list-audit.js';
import { useAuditPeople } from './api/list-audit-people.js';
import { auditTexts } from './texts.js';

type Props = { filter: AuditSearch; onChange: (change: AuditSearch) => void; onClear: () => void };

const all = 'all';
const options = (every: string, labels: Readonly<Record<string, string>>) => [
  { value: all, label: every },
  ...Object.entries(labels).map(([value, label]) => ({ value, label })),
];
const chosen = (value: string | null) => (value === all ? undefined : (value ?? undefined));

export function AuditFilters({ filter, onChange, onClear }: Props) {
  const t = useTexts(auditTexts);
  const { clearFilters } = useTexts(commonTexts);
  const people = useAuditPeople();
  const names = Object.fromEntries((people.data?.items ?? []).map(({ id, name }) => [id, name]));
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <Group gap="sm" align="flex-end" component="search" aria-label={t.filters}>
      <Select
        label={t.person}
        data={options(t.everyone, names)}
        value={filter.staffId ?? all}
        onChange={(value) => onChange({ staffId: chosen(value) })}
        allowDeselect={false}
        searchable
        flex="1 1 140px"
        maw={220}
      />
      <Select
        label={t.action}
        data={options(t.everyAction, t.actions)}
        value={filter.action ?? all}
        onChange={(value) => onChange({ action: chosen(value) })}
        allowDeselect={false}
        searchable
        flex="1 1 160px"
        maw={240}
      />
      <Select
        label={t.target}
        data={options(t.everyTarget, t.targets)}
        value={filter.targetType ?? all}
        onChange={(value) => onChange({ targetType: chosen(value) })}
        allowDeselect={false}
        flex="1 1 120px"
        maw={180}
      />
      <Select
        label={t.period}
        data={auditPeriods.map((value) => ({ value, label: t.periods[value] }))}
        value={filter.days ?? String(defaultDays)}
        onChange={(value) => onChange({ days: auditPeriods.find((period) => period === value) })}
        allowDeselect={false}
        flex="1 1 120px"
        maw={160}
      />
      {filtered && (
        <Button variant="subtle" onClick={onClear}>
          {clearFilters}
        </Button>
      )}
    </Group>
  );
}
