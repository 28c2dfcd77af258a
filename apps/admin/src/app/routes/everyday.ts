import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { contactsSearch, overviewSearch, tagsSearch } from '../../shared/search.js';
import { shell } from './frame.js';

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  validateSearch: overviewSearch,
  component: lazyRouteComponent(() => import('../../routes/overview.js'), 'OverviewPage'),
});

const contacts = createRoute({
  getParentRoute: () => shell,
  path: '/contacts',
  validateSearch: contactsSearch,
  component: lazyRouteComponent(() => import('../../routes/contacts.js'), 'ContactsPage'),
});

const contact = createRoute({
  getParentRoute: () => shell,
  path: '/contacts/$contactId',
  component: lazyRouteComponent(() => import('../../routes/contact.js'), 'ContactPage'),
});

const tags = createRoute({
  getParentRoute: () => shell,
  path: '/tags',
  validateSearch: tagsSearch,
  component: lazyRouteComponent(() => import('../../routes/tags.js'), 'TagsPage'),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('../../routes/settings.js'), 'SettingsPage'),
});

const apiKeys = createRoute({
  getParentRoute: () => shell,
  path: '/settings/api-keys',
  component: lazyRouteComponent(() => import('../../routes/api-keys.js'), 'ApiKeysPage'),
});

const team = createRoute({
  getParentRoute: () => shell,
  path: '/team',
  component: lazyRouteComponent(() => import('../../routes/team.js'), 'TeamPage'),
});

const account = createRoute({
  getParentRoute: () => shell,
  path: '/account',
  component: lazyRouteComponent(() => import('../../routes/account.js'), 'AccountPage'),
});

const queues = createRoute({
  getParentRoute: () => shell,
  path: '/queues',
  component: lazyRouteComponent(() => import('../../routes/queues.js'), 'QueuesPage'),
});

/** What every role works with. */
export const everydayRoutes = [
  overview,
  contacts,
  contact,
  tags,
  settings,
  apiKeys,
  team,
  account,
  queues,
] as const;
