import { Badge, Card, Stack, Text } from '@mantine/core';
import { ledgerNote, type LedgerEntry } from '@tieline/contracts';
import { format } from '@tieline/web';
import { DataTable, MoreRows, type Column } from '../../components/data-table.js';
import { Loaded, SkeletonRows } from '../../components/loaded.js';
import { useFormat } from '../../shared/dates.js';
import { useLanguage, useTexts } from '../../shared/i18n.js';
import type { LedgerSearch } from '../../shared/search.js';
import { commonTexts } from '../../shared/texts.js';
import { useSession } from '../session/api/get-session.js';
import { useLedger } from './api/list-ledger.js';
import { NothingFound } from './nothing-found.js';
import { smsTexts } from './texts.js';

const colors = { topUp: 'brand', charge: 'gray', refund: 'yellow' } as const;

export function Ledger({ filter, onClear }: { filter: LedgerSearch; onClear: () => void }) {
  const t = useTexts(smsTexts);
  const { none } = useTexts(commonTexts);
  const { locale } = useLanguage();
  const { dateTime, number, signed } = useFormat(useSession().team.timeZone);
  const ledger = useLedger(filter);
  const columns: Column<LedgerEntry>[] = [
    { key: 'time', label: t.columns.time, cell: ({ createdAt }) => dateTime(createdAt) },
    {
      key: 'kind',
      label: t.columns.kind,
      cell: ({ kind }) => (
        <Badge variant="light" color={colors[kind]} className="tl-chip">
          {t.kinds[kind]}
        </Badge>
      ),
    },
    { key: 'note', label: t.columns.note, cell: (entry) => ledgerNote(entry, locale) || none },
    { key: 'amount', label: t.columns.amount, align: 'right', cell: ({ amount }) => signed(amount) },
    {
      key: 'balance',
      label: t.columns.balance,
      align: 'right',
      cell: ({ balanceAfter }) => number(balanceAfter),
    },
  ];
  return (
    <Loaded query={ledger} skeleton={<SkeletonRows rows={6} height={48} />}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.items);
        if (rows.length === 0 && Object.values(filter).some((value) => value !== undefined)) {
          return <NothingFound title={t.noEntries} onClear={onClear} />;
        }
        if (rows.length === 0) {
          return (
            <Card withBorder className="tl-card">
              <Text fw={600}>{t.empty}</Text>
              <Text c="dimmed">{t.emptyText}</Text>
            </Card>
          );
        }
        return (
          <Stack>
            <DataTable caption={t.ledgerCaption} columns={columns} rows={rows} rowKey={({ id }) => id} />
            <MoreRows
              count={format(t.shown, { count: number(rows.length) })}
              hasMore={ledger.hasNextPage}
              loading={ledger.isFetchingNextPage}
              onMore={() => void ledger.fetchNextPage()}
            />
          </Stack>
        );
      }}
    </Loaded>
  );
}
