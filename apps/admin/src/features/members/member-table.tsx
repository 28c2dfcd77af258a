import { Badge, Group, Select, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Member, Role } from '@tieline/contracts';
import { format } from '@tieline/web';
import { DataTable, type Column } from '../../components/data-table.js';
import { useRefusal } from '../../components/use-refusal.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useSession } from '../session/api/get-session.js';
import { useChangeMember } from './api/change-member.js';
import { MemberMenu } from './member-menu.js';
import { memberTexts } from './texts.js';

const roleOrder = ['admin', 'supervisor', 'marketer', 'agent'] as const satisfies readonly Role[];

export function MemberTable({ members }: { members: readonly Member[] }) {
  const t = useTexts(memberTexts);
  const { none } = useTexts(commonTexts);
  const { staff, team } = useSession();
  const { dateTime } = useFormat(team.timeZone);
  const columns: Column<Member>[] = [
    {
      key: 'name',
      label: t.columns.name,
      cell: ({ id, name }) => (
        <Group gap={4}>
          <Text fw={600}>{name}</Text>
          {id === staff.id && (
            <Text size="sm" c="dimmed">
              {t.you}
            </Text>
          )}
        </Group>
      ),
    },
    { key: 'email', label: t.columns.email, cell: ({ email }) => <span className="tl-url">{email}</span> },
    { key: 'role', label: t.columns.role, cell: (member) => <RoleSelect member={member} /> },
    {
      key: 'state',
      label: t.columns.state,
      cell: ({ state }) => (
        <Badge variant="light" color={state === 'active' ? 'brand' : 'gray'} className="tl-chip">
          {t.states[state]}
        </Badge>
      ),
    },
    { key: 'twoFactor', label: t.columns.twoFactor, cell: ({ twoFactor }) => (twoFactor ? t.on : t.off) },
    {
      key: 'lastSignIn',
      label: t.columns.lastSignIn,
      cell: ({ lastSignInAt }) => (lastSignInAt ? dateTime(lastSignInAt) : t.never),
    },
    {
      key: 'actions',
      label: t.columns.actions,
      cell: (member) => (member.id === staff.id ? none : <MemberMenu member={member} />),
    },
  ];
  return <DataTable caption={t.caption} columns={columns} rows={members} rowKey={({ id }) => id} />;
}

/** Saved at once; a refusal leaves the role as it was and says why. */
function RoleSelect({ member }: { member: Member }) {
  const t = useTexts(memberTexts);
  const refuse = useRefusal();
  const change = useChangeMember();
  const save = (role: Role) =>
    change.mutate(
      { id: member.id, role },
      {
        onSuccess: () =>
          notifications.show({
            color: 'brand',
            message: format(t.roleChanged, { name: member.name, role: t.roles[role] }),
          }),
        onError: refuse,
      },
    );
  return (
    <Select
      aria-label={format(t.roleOf, { name: member.name })}
      data={roleOrder.map((role) => ({ value: role, label: t.roles[role] }))}
      value={member.role}
      onChange={(value) => {
        const role = roleOrder.find((choice) => choice === value);
        if (role && role !== member.role) save(role);
      }}
      allowDeselect={false}
      disabled={change.isPending}
      size="sm"
      w={140}
    />
  );
}
