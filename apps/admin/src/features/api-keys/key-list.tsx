import { Badge, Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconKey } from '@tabler/icons-react';
import type { ApiKey } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { DataTable, type Column } from '../../components/data-table.js';
import { Panel } from '../../components/panel.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useSession } from '../session/api/get-session.js';
import { useRevokeApiKey } from './api/revoke-api-key.js';
import { apiKeyTexts } from './texts.js';

/** Keys in use, then those revoked lately. */
export function KeyList({ keys }: { keys: ApiKey[] }) {
  const t = useTexts(apiKeyTexts);
  const { none } = useTexts(commonTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  if (keys.length === 0) {
    return (
      <Panel icon={<IconKey size={28} />} title={t.empty}>
        {t.emptyText}
      </Panel>
    );
  }
  const made = ({ createdAt, staffName }: ApiKey) =>
    staffName ? format(t.createdBy, { time: dateTime(createdAt), name: staffName }) : dateTime(createdAt);
  const columns: Column<ApiKey>[] = [
    { key: 'name', label: t.columns.name, cell: ({ name }) => <Text fw={600}>{name}</Text> },
    {
      key: 'key',
      label: t.columns.key,
      cell: ({ ending }) => <Text className="tl-url">{`tl_••••${ending}`}</Text>,
    },
    { key: 'created', label: t.columns.created, cell: made },
    {
      key: 'used',
      label: t.columns.used,
      cell: ({ lastUsedAt }) => (lastUsedAt ? dateTime(lastUsedAt) : t.never),
    },
    { key: 'state', label: t.columns.state, cell: (row) => <State row={row} /> },
    {
      key: 'action',
      label: t.columns.action,
      cell: (row) =>
        row.revokedAt === null ? (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={format(t.revokeOf, { name: row.name })}
            onClick={() => setRevoking(row)}
          >
            {t.revoke}
          </Button>
        ) : (
          none
        ),
    },
  ];
  return (
    <>
      <DataTable caption={t.caption} columns={columns} rows={keys} rowKey={({ id }) => id} />
      {revoking && <RevokeDialog row={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

function State({ row: { revokedAt } }: { row: ApiKey }) {
  const t = useTexts(apiKeyTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  return (
    <Stack gap={2} align="flex-start">
      <Badge variant="light" color={revokedAt ? 'gray' : 'brand'} className="tl-chip">
        {revokedAt ? t.revoked : t.active}
      </Badge>
      {revokedAt && (
        <Text size="sm" c="dimmed">
          {dateTime(revokedAt)}
        </Text>
      )}
    </Stack>
  );
}

function RevokeDialog({ row: { id, name }, onClose }: { row: ApiKey; onClose: () => void }) {
  const t = useTexts(apiKeyTexts);
  const revoke = useRevokeApiKey();
  const done = () => {
    notifications.show({ color: 'brand', message: format(t.revokedDone, { name }) });
    onClose();
  };
  return (
    <ConfirmDialog
      title={format(t.revokeTitle, { name })}
      text={t.revokeText}
      action={t.revoke}
      pending={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate(id, { onSuccess: done })}
      onClose={onClose}
    />
  );
}
