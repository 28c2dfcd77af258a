import {
  IconAddressBook,
  IconCards,
  IconDeviceMobileCheck,
  IconHistory,
  IconHome,
  IconId,
  IconLayoutGrid,
  IconMessage2Bolt,
  IconMessageBolt,
  IconPlugConnected,
  IconRoute,
  IconSettings,
  IconStack2,
  IconTag,
  IconUsersGroup,
  IconWorldCheck,
} from '@tabler/icons-react';
import { useSession } from '../../features/session/api/get-session.js';
import { isAdmin, mayBind, mayEditCards } from '../../shared/roles.js';

/** What the menu, the search and the shortcuts lead to; `key` follows a `g`. */
const entries = [
  { to: '/', label: 'overview', icon: IconHome, key: 'h' },
  { to: '/channels', label: 'channels', icon: IconPlugConnected, staff: true },
  { to: '/binding', label: 'binding', icon: IconDeviceMobileCheck, staff: true, key: 'b' },
  { to: '/member-card', label: 'memberCard', icon: IconId, staff: true },
  { to: '/cards', label: 'cards', icon: IconCards },
  { to: '/auto-replies', label: 'autoReplies', icon: IconMessageBolt },
  { to: '/rich-menus', label: 'richMenus', icon: IconLayoutGrid, key: 'm' },
  { to: '/website', label: 'website', icon: IconWorldCheck, marketing: true },
  { to: '/contacts', label: 'contacts', icon: IconAddressBook, key: 'c' },
  { to: '/tags', label: 'tags', icon: IconTag, key: 't' },
  { to: '/journeys', label: 'journeys', icon: IconRoute, key: 'j' },
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
      (!('marketing' in entry) || mayEditCards(role)) &&
      (!('admin' in entry) || isAdmin(role)) &&
      (!('operator' in entry) || operator),
  );
}
