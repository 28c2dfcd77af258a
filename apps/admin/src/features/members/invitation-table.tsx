import { Badge, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Invitation, InvitationLink } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { DataTable, type Column } from '../../components/data-table.js';
import { ErrorNote } from '../../components/error-note.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { useSession } from '../session/api/get-session.js';
import { useRenewInvitation } from './api/renew-invitation.js';
import { useRevokeInvitation } from './api/revoke-invitation.js';
import { memberTexts } from './texts.js';

type Props = { invitations: readonly Invitation[]; onRenewed: (link: InvitationLink) => void };

export function InvitationTable({ invitations, onRenewed }: Props) {
  const t = useTexts(memberTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  const renew = useRenewInvitation();
  const revoke = useRevokeInvitation();
  const [leaving, setLeaving] = useState<Invitation | null>(null);
  if (invitations.length === 0) return <Text c="dimmed">{t.noInvitations}</Text>;
  const revoked = ({ email }: Invitation) => {
    notifications.show({ color: 'brand', message: format(t.revoked, { email }) });
    setLeaving(null);
  };
  const columns: Column<Invitation>[] = [
    {
      key: 'email',
      label: t.columns.email,
      cell: ({ email }) => (
        <Text fw={600} className="tl-url">
          {email}
        </Text>
      ),
    },
    { key: 'role', label: t.columns.role, cell: ({ role }) => t.roles[role] },
    {
      key: 'expires',
      label: t.expires,
      cell: ({ expired, expiresAt }) =>
        expired ? (
          <Badge variant="light" color="yellow" className="tl-chip">
            {t.expired}
          </Badge>
        ) : (
          dateTime(expiresAt)
        ),
    },
    {
      key: 'actions',
      label: t.columns.actions,
      cell: (row) => (
        <Group gap="xs">
          <Button
            variant="default"
            size="compact-sm"
            aria-label={format(t.renewOf, { email: row.email })}
            loading={renew.isPending && renew.variables === row.id}
            onClick={() => renew.mutate(row.id, { onSuccess: onRenewed })}
          >
            {t.renew}
          </Button>
          <Button
            variant="subtle"
            color="red"
            size="compact-sm"
            aria-label={format(t.revokeOf, { email: row.email })}
            onClick={() => setLeaving(row)}
          >
            {t.revoke}
          </Button>
        </Group>
      ),
    },
  ];
  return (
    <>
      <ErrorNote error={renew.error} />
      <DataTable
        caption={t.invitationsCaption}
        columns={columns}
        rows={invitations}
        rowKey={({ id }) => id}
      />
      {leaving && (
        <ConfirmDialog
          title={format(t.revokeTitle, { email: leaving.email })}
          text={t.revokeText}
          action={t.revoke}
          pending={revoke.isPending}
          error={revoke.error}
          onConfirm={() => revoke.mutate(leaving.id, { onSuccess: () => revoked(leaving) })}
          onClose={() => setLeaving(null)}
        />
      )}
    </>
  );
}
