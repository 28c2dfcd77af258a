import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconMailForward } from '@tabler/icons-react';
import type { DeliveryQueues } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { DataTable, type Column } from '../../components/data-table.js';
import { Panel } from '../../components/panel.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { useRetryDeliveries } from './api/retry-deliveries.js';
import { kindName, queueTexts } from './texts.js';

type Kind = DeliveryQueues['kinds'][number];

export function KindTable({ kinds }: { kinds: Kind[] }) {
  const t = useTexts(queueTexts);
  const { number } = useFormat();
  const [asked, ask] = useState<Kind | null>(null);
  const count = (key: 'waiting' | 'sending' | 'putOff'): Column<Kind> => ({
    key,
    label: t.columns[key],
    cell: (row) => number(row[key]),
    align: 'right',
  });
  const ended = (key: keyof Kind['lastDay']): Column<Kind> => ({
    key,
    label: t.columns[key],
    cell: ({ lastDay }) => number(lastDay[key]),
    align: 'right',
  });
  const columns: Column<Kind>[] = [
    {
      key: 'kind',
      label: t.columns.kind,
      cell: ({ kind }) => <Text fw={600}>{kindName(t.kindNames, kind)}</Text>,
    },
    count('waiting'),
    {
      key: 'age',
      label: t.columns.age,
      cell: ({ dueAgeP99Seconds }) => format(t.seconds, { count: number(dueAgeP99Seconds) }),
      align: 'right',
    },
    count('sending'),
    count('putOff'),
    ended('delivered'),
    ended('failed'),
    ended('unknown'),
    {
      key: 'retry',
      label: t.columns.retry,
      cell: (row) => (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={format(t.retryOf, { kind: kindName(t.kindNames, row.kind) })}
          disabled={row.putOff === 0}
          onClick={() => ask(row)}
        >
          {t.retry}
        </Button>
      ),
    },
  ];
  if (kinds.length === 0) {
    return (
      <Panel icon={<IconMailForward />} title={t.nothing} tone="brand">
        {t.nothingText}
      </Panel>
    );
  }
  return (
    <>
      <DataTable caption={t.kinds} columns={columns} rows={kinds} rowKey={({ kind }) => kind} />
      {asked && <RetryDialog kind={asked} onClose={() => ask(null)} />}
    </>
  );
}

function RetryDialog({ kind: { kind, putOff }, onClose }: { kind: Kind; onClose: () => void }) {
  const t = useTexts(queueTexts);
  const { number } = useFormat();
  const retry = useRetryDeliveries();
  const confirm = () =>
    retry.mutate(kind, {
      onSuccess: ({ retried }) => {
        notifications.show({ color: 'brand', message: format(t.retried, { count: number(retried) }) });
        onClose();
      },
    });
  return (
    <ConfirmDialog
      title={format(t.retryTitle, { kind: kindName(t.kindNames, kind) })}
      text={format(t.retryText, { count: number(putOff) })}
      action={t.retry}
      pending={retry.isPending}
      error={retry.error}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}
