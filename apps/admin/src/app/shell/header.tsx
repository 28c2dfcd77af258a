import { Avatar, Badge, Button, Group, Menu, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconDeviceMobile, IconLogout, IconUserCog } from '@tabler/icons-react';
import { format } from '@tieline/web';
import { MenuLink } from '../../components/links.js';
import { useSession } from '../../features/session/api/get-session.js';
import { useTexts } from '../../shared/i18n.js';
import { shellTexts } from './texts.js';

export function Environment() {
  const t = useTexts(shellTexts);
  const { environment, sandboxUrl } = useSession();
  const sandbox = environment === 'sandbox';
  return (
    <Group gap="xs" wrap="nowrap">
      <Tooltip label={sandbox ? t.sandboxHint : t.liveHint} multiline maw={260}>
        <Badge
          variant="light"
          size="lg"
          color={sandbox ? 'yellow' : 'brand'}
          className="tl-chip"
          tabIndex={0}
        >
          {sandbox ? t.sandbox : t.live}
        </Badge>
      </Tooltip>
      {sandboxUrl && (
        <Button
          component="a"
          href={sandboxUrl}
          target="_blank"
          rel="noreferrer"
          variant="subtle"
          size="compact-sm"
          leftSection={<IconDeviceMobile size={18} aria-hidden />}
          visibleFrom="sm"
        >
          {t.sandboxPhone}
        </Button>
      )}
    </Group>
  );
}

export function AccountMenu({ onSignOut }: { onSignOut: () => void }) {
  const t = useTexts(shellTexts);
  const { staff, team, role, sandboxUrl } = useSession();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton aria-label={format(t.account, { name: staff.name })} className="tl-account">
          <Avatar size={34} color="brand" radius="xl" aria-hidden>
            {staff.name.slice(0, 1)}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className="tl-account-card">
          <Text fw={600} size="sm">
            {staff.name}
          </Text>
          <Text c="dimmed" size="sm" truncate>
            {staff.email}
          </Text>
          <Text c="dimmed" size="sm">{`${team.name} · ${t.roles[role]}`}</Text>
        </div>
        <Menu.Divider />
        {sandboxUrl && (
          <Menu.Item
            component="a"
            href={sandboxUrl}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconDeviceMobile size={18} aria-hidden />}
            hiddenFrom="sm"
          >
            {t.sandboxPhone}
          </Menu.Item>
        )}
        <MenuLink to="/account" leftSection={<IconUserCog size={18} aria-hidden />}>
          {t.ownAccount}
        </MenuLink>
        <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={onSignOut}>
          {t.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
