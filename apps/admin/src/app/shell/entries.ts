import {
  IconAddressBook,
  IconCards,
  IconDeviceMobileCheck,
  IconHistory,
  IconHome,
  IconId,
  IconMessage2Bolt,
  IconPlugConnected,
  IconSettings,
  IconStack2,
  IconTag,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useSession } from '../../features/session/api/get-session.js';
import { isAdmin, mayBind } from '../../shared/roles.js';

/** What the menu, the search and the shortcuts lead to; `key` follows a `g`. */
const entries = [
  { to: '/', label: 'overview', icon: IconHome, key: 'h' },
  { to: '/channels', label: 'channels', icon: IconPlugConnected, staff: true },
  { to: '/binding', label: 'binding', icon: IconDeviceMobileCheck, staff: true, key: 'b' },
  { to: '/member-card', label: 'memberCard', icon: IconId, staff: true },
  { to: '/cards', label: 'cards', icon: IconCards },
  { to: '/contacts', label: 'contacts', icon: IconAddressBook, key: 'c' },
  { to: '/tags', label: 'tags', icon: IconTag, key: 't' },
  { to: '/sms', label: 'sms', icon: IconMessage2Bolt, staff: true, key: 's' },
  { to: '/team', label: 'team', icon: IconUsersGroup, admin: true },
  { to: '/audit', label: 'audit', icon: IconHistory, staff: true },
  { to: '/settings', label: 'settings', icon: IconSettings },
  { to: '/queues', label: 'queues', icon: IconStack2, operator: true },
] as const;

export type Entry = (typeof entries)[number];

/** Those that this person may open. */
export function useEntries(): Entry[] {
  const { role, operator } = useSession();
  return entries.filter(
    (entry) =>
      (!('staff' in entry) || mayBind(role)) &&
      (!('admin' in entry) || isAdmin(role)) &&
      (!('operator' in entry) || operator),
  );
}
