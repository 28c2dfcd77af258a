import { Badge, Stack, Text } from '@mantine/core';
import { IconMessage2 } from '@tabler/icons-react';
import type { SmsMessage } from '@tieline/contracts';
import { format } from '@tieline/web';
import { DataTable, MoreRows, type Column } from '../../components/data-table.js';
import { Loaded, SkeletonRows } from '../../components/loaded.js';
import { Panel } from '../../components/panel.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import type { MessagesSearch } from '../../shared/search.js';
import { commonTexts } from '../../shared/texts.js';
import { useSession } from '../session/api/get-session.js';
import { useMessages } from './api/list-messages.js';
import { NothingFound } from './nothing-found.js';
import { smsTexts } from './texts.js';

const colors = { queued: 'gray', delivered: 'brand', failed: 'red', unknown: 'yellow' } as const;
const receiptColors = { delivered: 'brand', undelivered: 'red', assumed: 'gray' } as const;

/** The gateway's report says more than that it took the SMS. */
function State({ state, receipt }: SmsMessage) {
  const t = useTexts(smsTexts);
  return (
    <Badge variant="light" color={receipt ? receiptColors[receipt] : colors[state]} className="tl-chip">
      {receipt ? t.receipts[receipt] : t.states[state]}
    </Badge>
  );
}

export function MessageList({ filter, onClear }: { filter: MessagesSearch; onClear: () => void }) {
  const t = useTexts(smsTexts);
  const { number } = useFormat();
  const messages = useMessages(filter);
  return (
    <Loaded query={messages} skeleton={<SkeletonRows rows={6} height={48} />}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.items);
        if (rows.length === 0) return <NoMessages filter={filter} onClear={onClear} />;
        return (
          <Stack>
            <MessageTable rows={rows} />
            <MoreRows
              count={format(t.shown, { count: number(rows.length) })}
              hasMore={messages.hasNextPage}
              loading={messages.isFetchingNextPage}
              onMore={() => void messages.fetchNextPage()}
            />
          </Stack>
        );
      }}
    </Loaded>
  );
}

function NoMessages({ filter, onClear }: { filter: MessagesSearch; onClear: () => void }) {
  const t = useTexts(smsTexts);
  if (Object.values(filter).some((value) => value !== undefined)) {
    return <NothingFound title={t.noMessages} onClear={onClear} />;
  }
  return (
    <Panel icon={<IconMessage2 />} title={t.noMessagesYet} tone="brand">
      {t.noMessagesYetText}
    </Panel>
  );
}

function MessageTable({ rows }: { rows: SmsMessage[] }) {
  const t = useTexts(smsTexts);
  const { none } = useTexts(commonTexts);
  const { dateTime, number } = useFormat(useSession().team.timeZone);
  const columns: Column<SmsMessage>[] = [
    {
      key: 'phone',
      label: t.messageColumns.phone,
      cell: ({ kind, maskedPhone }) => (
        <Text fw={600}>{kind === 'sms.test' ? t.testMessage : (maskedPhone ?? none)}</Text>
      ),
    },
    { key: 'time', label: t.messageColumns.time, cell: ({ createdAt }) => dateTime(createdAt) },
    {
      key: 'state',
      label: t.messageColumns.state,
      cell: (message) => <State {...message} />,
    },
    { key: 'channel', label: t.messageColumns.channel, cell: ({ channelName }) => channelName ?? none },
    {
      key: 'segments',
      label: t.messageColumns.segments,
      align: 'right',
      cell: ({ segments, refunded }) =>
        segments === null ? (
          none
        ) : (
          <>
            {number(segments)}
            {refunded && (
              <Text size="sm" c="dimmed">
                {format(t.refunded, { count: number(segments) })}
              </Text>
            )}
          </>
        ),
    },
    { key: 'reason', label: t.messageColumns.reason, cell: (message) => <Details {...message} /> },
  ];
  return <DataTable caption={t.messagesCaption} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

/** Why, after how many tries, and under which number the gateway knows it. */
function Details({ reason, attempts, gatewayName, providerId }: SmsMessage) {
  const t = useTexts(smsTexts);
  const { none } = useTexts(commonTexts);
  const details = [
    reason,
    gatewayName,
    attempts > 1 && format(t.attempts, { count: attempts }),
    providerId && format(t.gatewayNumber, { id: providerId }),
  ].filter((detail) => typeof detail === 'string');
  if (details.length === 0) return none;
  return (
    <Text size="sm" c="dimmed" maw={320} className="tl-ellipsis">
      {details.join(' · ')}
    </Text>
  );
}
