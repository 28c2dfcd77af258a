import { Alert, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { DeliveryQueues } from '@tieline/contracts';
import { DataTable } from '../../components/data-table.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { useSession } from '../session/api/get-session.js';
import { Section } from './section.js';
import { kindName, queueTexts } from './texts.js';

export function ReasonSection({ reasons }: Pick<DeliveryQueues, 'reasons'>) {
  const t = useTexts(queueTexts);
  const { number } = useFormat();
  return (
    <Section title={t.reasons}>
      {reasons.length === 0 ? (
        <Text c="dimmed">{t.noReasons}</Text>
      ) : (
        <DataTable
          caption={t.reasons}
          rows={reasons}
          rowKey={({ kind, reason }) => `${kind} ${reason}`}
          columns={[
            {
              key: 'reason',
              label: t.reasonColumns.reason,
              cell: ({ reason }) => <Text className="tl-wrap">{reason}</Text>,
            },
            { key: 'kind', label: t.reasonColumns.kind, cell: ({ kind }) => kindName(t.kindNames, kind) },
            {
              key: 'count',
              label: t.reasonColumns.count,
              cell: ({ count }) => number(count),
              align: 'right',
            },
          ]}
        />
      )}
    </Section>
  );
}

export function RunnerSection({ runner, queues }: Pick<DeliveryQueues, 'runner' | 'queues'>) {
  const t = useTexts(queueTexts);
  const { number } = useFormat();
  return (
    <Section title={t.runners[runner]} hint={t.runnerHint}>
      {queues === null ? (
        <Alert color="yellow" icon={<IconPlugConnectedX aria-hidden />} title={t.away} role="status">
          {t.awayText}
        </Alert>
      ) : (
        <DataTable
          caption={t.runners[runner]}
          rows={queues}
          rowKey={({ name }) => name}
          columns={[
            { key: 'name', label: t.queueColumns.name, cell: ({ name }) => <Text fw={600}>{name}</Text> },
            ...(['waiting', 'active', 'failed'] as const).map((key) => ({
              key,
              label: t.queueColumns[key],
              cell: (queue: NonNullable<typeof queues>[number]) => number(queue[key]),
              align: 'right' as const,
            })),
          ]}
        />
      )}
    </Section>
  );
}

export function PausedSection({ pausedChannels }: Pick<DeliveryQueues, 'pausedChannels'>) {
  const t = useTexts(queueTexts);
  const { number, dateTime } = useFormat(useSession().team.timeZone);
  const { name, team, since, waiting } = t.pausedColumns;
  return (
    <Section title={t.paused} {...(pausedChannels.length > 0 && { hint: t.pausedHint })}>
      {pausedChannels.length === 0 ? (
        <Text c="dimmed">{t.noPaused}</Text>
      ) : (
        <DataTable
          caption={t.paused}
          rows={pausedChannels}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', label: name, cell: (channel) => <Text fw={600}>{channel.name}</Text> },
            { key: 'team', label: team, cell: (channel) => channel.team },
            { key: 'since', label: since, cell: (channel) => dateTime(channel.pausedAt) },
            {
              key: 'waiting',
              label: waiting,
              cell: (channel) => number(channel.waiting),
              align: 'right',
            },
          ]}
        />
      )}
    </Section>
  );
}
