import { Modal, Stack, Text } from '@mantine/core';
import type { Tag, TagLogEntry } from '@tieline/contracts';
import { format } from '@tieline/web';
import { DataTable, MoreRows, type Column } from '../../components/data-table.js';
import { TextLink } from '../../components/links.js';
import { Loaded, SkeletonRows } from '../../components/loaded.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useSession } from '../session/api/get-session.js';
import { useTagLog } from './api/list-tag-log.js';
import { tagTexts } from './texts.js';

/** Who got a tag, when and why, and when it came off. */
export function TagLogDialog({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const t = useTexts(tagTexts);
  const { number } = useFormat();
  const log = useTagLog(tag.id);
  return (
    <Modal opened onClose={onClose} title={format(t.logTitle, { name: tag.name })} size="xl">
      <Loaded query={log} skeleton={<SkeletonRows rows={4} height={44} />}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0) return <Text c="dimmed">{t.logEmpty}</Text>;
          return (
            <Stack>
              <LogTable rows={rows} />
              <MoreRows
                count={format(t.shown, { count: number(rows.length) })}
                hasMore={log.hasNextPage}
                loading={log.isFetchingNextPage}
                onMore={() => void log.fetchNextPage()}
              />
            </Stack>
          );
        }}
      </Loaded>
    </Modal>
  );
}

function LogTable({ rows }: { rows: readonly TagLogEntry[] }) {
  const t = useTexts(tagTexts);
  const { unnamed } = useTexts(commonTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  const columns: Column<TagLogEntry>[] = [
    {
      key: 'contact',
      label: t.logColumns.contact,
      cell: ({ contactId, displayName }) => (
        <TextLink to="/contacts/$contactId" params={{ contactId }} fw={600}>
          {displayName ?? unnamed}
        </TextLink>
      ),
    },
    { key: 'channel', label: t.logColumns.channel, cell: ({ channelName }) => channelName },
    { key: 'at', label: t.logColumns.at, cell: ({ at }) => dateTime(at) },
    {
      key: 'source',
      label: t.logColumns.source,
      cell: ({ source, staffName, apiKeyName }) => {
        const name = staffName ?? apiKeyName;
        return name ? format(t.bySomebody, { source: t.sources[source], name }) : t.sources[source];
      },
    },
    {
      key: 'removed',
      label: t.logColumns.removed,
      cell: ({ removedAt, removedBy }) => {
        if (removedAt === null) return t.still;
        const time = dateTime(removedAt);
        return removedBy ? format(t.removedAt, { time, reason: t.ends[removedBy] }) : time;
      },
    },
  ];
  return <DataTable caption={t.logCaption} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
