import { Button, Group, Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { DayRange } from '../../components/day-range.js';
import { useTexts } from '../../shared/i18n.js';
import { ledgerKinds, type LedgerSearch } from '../../shared/search.js';
import { smsTexts } from './texts.js';

const all = 'all';

type Props = { filter: LedgerSearch; onChange: (change: LedgerSearch) => void };

export function LedgerFilters({ filter, onChange }: Props) {
  const t = useTexts(smsTexts);
  return (
    <Group gap="sm" align="flex-end" component="search" aria-label={t.filters}>
      <Select
        label={t.kind}
        data={[
          { value: all, label: t.kindAll },
          ...ledgerKinds.map((value) => ({ value, label: t.kinds[value] })),
        ]}
        value={filter.kind ?? all}
        onChange={(value) => onChange({ kind: ledgerKinds.find((kind) => kind === value) })}
        allowDeselect={false}
        w={140}
      />
      <DayRange from={filter.from} to={filter.to} labels={t} onChange={onChange} />
    </Group>
  );
}

/** What is listed, as a file; the browser streams it. */
export function LedgerExport({ filter }: { filter: LedgerSearch }) {
  const t = useTexts(smsTexts);
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return (
    <Button
      component="a"
      variant="default"
      leftSection={<IconDownload size={18} aria-hidden />}
      href={`/api/sms/ledger.csv?${new URLSearchParams(given).toString()}`}
      download
    >
      {t.exportLedger}
    </Button>
  );
}
