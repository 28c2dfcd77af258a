import { Stack } from '@mantine/core';
import {
  IconAddressBook,
  IconPlugConnected,
  IconDeviceMobileCheck,
  IconHistory,
  IconHome,
  IconMessage2Bolt,
  IconSettings,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { NavItem } from '../../components/links.js';
import { useSession } from '../../features/session/api/get-session.js';
import { useTexts } from '../../shared/i18n.js';
import { isAdmin, mayBind } from '../../shared/roles.js';
import { shellTexts } from './texts.js';

const entries = [
  { to: '/', label: 'overview', icon: IconHome },
  { to: '/channels', label: 'channels', icon: IconPlugConnected, staff: true },
  { to: '/binding', label: 'binding', icon: IconDeviceMobileCheck, staff: true },
  { to: '/contacts', label: 'contacts', icon: IconAddressBook },
  { to: '/sms', label: 'sms', icon: IconMessage2Bolt, staff: true },
  { to: '/team', label: 'team', icon: IconUsersGroup, admin: true },
  { to: '/audit', label: 'audit', icon: IconHistory, staff: true },
  { to: '/settings', label: 'settings', icon: IconSettings },
] as const;

const isUnder = (path: string, section: string) =>
  section === '/' ? path === '/' : path === section || path.startsWith(`${section}/`);

export function Navigation({ onNavigate }: { onNavigate: () => void }) {
  const t = useTexts(shellTexts);
  const { role } = useSession();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <Stack component="ul" gap={4} className="tl-nav">
      {entries
        .filter((entry) => (!('staff' in entry) || mayBind(role)) && (!('admin' in entry) || isAdmin(role)))
        .map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <NavItem
              to={to}
              label={t[label]}
              leftSection={<Icon size={20} stroke={1.75} aria-hidden />}
              active={isUnder(path, to)}
              onClick={onNavigate}
            />
          </li>
        ))}
    </Stack>
  );
}
