import { Stack } from '@mantine/core';
import {
  IconAddressBook,
  IconPlugConnected,
  IconDeviceMobileCheck,
  IconHistory,
  IconHome,
  IconMessage2Bolt,
  IconSettings,
} from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { NavItem } from '../../components/links.js';
import { useSession } from '../../features/session/api/get-session.js';
import { useTexts } from '../../shared/i18n.js';
import { mayBind } from '../../shared/roles.js';
import { shellTexts } from './texts.js';

const entries = [
  { to: '/', label: 'overview', icon: IconHome, binding: false },
  { to: '/channels', label: 'channels', icon: IconPlugConnected, binding: true },
  { to: '/binding', label: 'binding', icon: IconDeviceMobileCheck, binding: true },
  { to: '/contacts', label: 'contacts', icon: IconAddressBook, binding: false },
  { to: '/sms', label: 'sms', icon: IconMessage2Bolt, binding: true },
  { to: '/audit', label: 'audit', icon: IconHistory, binding: true },
  { to: '/settings', label: 'settings', icon: IconSettings, binding: false },
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
        .filter((entry) => !entry.binding || mayBind(role))
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
