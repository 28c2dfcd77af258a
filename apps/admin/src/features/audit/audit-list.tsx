import { Button, Stack, Text } from '@mantine/core';
import { IconHistory, IconSearch } from '@tabler/icons-react';
import type { AuditEntry } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { DataTable, MoreRows, type Column } from '../../components/data-table.js';
import { Loaded, SkeletonRows } from '../../components/loaded.js';
import { Panel } from '../../components/panel.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import type { AuditSearch } from '../../shared/search.js';
import { commonTexts } from '../../shared/texts.js';
import { useSession } from '../session/api/get-session.js';
import { useAudit } from './api/list-audit.js';
import { brief } from './brief.js';
import { ChangeDialog } from './change-dialog.js';
import { changesOf } from './difference.js';
import type { Readable } from './readable.js';
import { auditTexts, labelOf } from './texts.js';
import { useReadable } from './use-readable.js';

export function AuditList({ filter, onClear }: { filter: AuditSearch; onClear: () => void }) {
  const t = useTexts(auditTexts);
  const { number } = useFormat();
  const audit = useAudit(filter);
  const [shown, show] = useState<AuditEntry | null>(null);
  return (
    <Loaded query={audit} skeleton={<SkeletonRows rows={6} height={52} />}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.items);
        if (rows.length === 0) return <NoRecords filter={filter} onClear={onClear} />;
        return (
          <Stack>
            <AuditTable entries={rows} onShow={show} />
            <MoreRows
              count={format(t.shown, { count: number(rows.length) })}
              hasMore={audit.hasNextPage}
              loading={audit.isFetchingNextPage}
              onMore={() => void audit.fetchNextPage()}
            />
            {shown && <ChangeDialog entry={shown} onClose={() => show(null)} />}
          </Stack>
        );
      }}
    </Loaded>
  );
}

function AuditTable({ entries, onShow }: { entries: AuditEntry[]; onShow: (entry: AuditEntry) => void }) {
  const t = useTexts(auditTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  const words = useReadable();
  const columns: Column<AuditEntry>[] = [
    {
      key: 'action',
      label: t.columns.action,
      cell: ({ action }) => <Text fw={600}>{labelOf(t.actions, action)}</Text>,
    },
    { key: 'time', label: t.columns.time, cell: ({ createdAt }) => dateTime(createdAt) },
    { key: 'person', label: t.columns.person, cell: ({ person }) => person?.name ?? t.system },
    { key: 'target', label: t.columns.target, cell: ({ targetType }) => labelOf(t.targets, targetType) },
    {
      key: 'change',
      label: t.columns.change,
      cell: (entry) => (
        <Stack gap={2} align="flex-start">
          <Summary entry={entry} words={words} />
          <Button
            variant="subtle"
            size="compact-sm"
            mx={-8}
            aria-label={format(t.showChangesOf, {
              action: labelOf(t.actions, entry.action),
              time: dateTime(entry.createdAt),
            })}
            onClick={() => onShow(entry)}
          >
            {t.showChanges}
          </Button>
        </Stack>
      ),
    },
  ];
  return <DataTable caption={t.caption} columns={columns} rows={entries} rowKey={({ id }) => id} />;
}

/** The first change in words; ids say nothing to a reader, so other fields go first. */
function Summary({ entry, words }: { entry: AuditEntry; words: Readable }) {
  const t = useTexts(auditTexts);
  const changes = changesOf(entry).sort((a, b) => Number(/id$/i.test(a.path)) - Number(/id$/i.test(b.path)));
  const [first] = changes;
  if (!first) return null;
  const { at, path, before, after } = first;
  const sides = [before, after].filter((side) => side !== null).map((side) => words.value(path, side));
  return (
    <Text size="sm" c="dimmed" className="tl-wrap" maw={360}>
      {format(t.summary, { field: words.field(at), change: brief(sides, t.blank) })}
      {changes.length > 1 && format(t.more, { count: changes.length - 1 })}
    </Text>
  );
}

function NoRecords({ filter, onClear }: { filter: AuditSearch; onClear: () => void }) {
  const t = useTexts(auditTexts);
  const { clearFilters } = useTexts(commonTexts);
  const filtered = Object.values(filter).some((value) => value !== undefined);
  if (!filtered) {
    return (
      <Panel icon={<IconHistory />} title={t.empty} tone="brand">
        {t.emptyText}
      </Panel>
    );
  }
  return (
    <Panel
      icon={<IconSearch />}
      title={t.noResult}
      actions={<Button onClick={onClear}>{clearFilters}</Button>}
    />
  );
}
