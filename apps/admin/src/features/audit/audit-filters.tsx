import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
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
  const [typed, setTyped] = useState(filter.q ?? '');
  const search = useDebouncedCallback((q: string) => onChange({ q: q.trim() || undefined }), 300);
  const names = Object.fromEntries((people.data?.items ?? []).map(({ id, name }) => [id, name]));
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <Group gap="sm" align="flex-end" component="search" aria-label={t.filters}>
      <TextInput
        type="search"
        label={t.search}
        placeholder={t.searchHint}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={typed}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          search(value);
        }}
        maxLength={100}
        flex="1 1 220px"
        maw={320}
      />
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
        <Button
          variant="subtle"
          onClick={() => {
            setTyped('');
            onClear();
          }}
        >
          {clearFilters}
        </Button>
      )}
    </Group>
  );
}
