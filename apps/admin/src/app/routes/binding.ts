import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { auditSearch, bindingSearch, editorSearch, setupSearch } from '../../shared/search.js';
import { bindingStaff } from './frame.js';

const channels = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/channels',
  component: lazyRouteComponent(() => import('../../routes/channels.js'), 'ChannelsPage'),
});

const newChannel = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/channels/new',
  validateSearch: setupSearch,
  component: lazyRouteComponent(() => import('../../routes/new-channel.js'), 'NewChannelPage'),
});

const channel = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/channels/$channelId',
  component: lazyRouteComponent(() => import('../../routes/channel.js'), 'ChannelPage'),
});

const channelDoctor = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/channels/$channelId/doctor',
  component: lazyRouteComponent(() => import('../../routes/channel-doctor.js'), 'ChannelDoctorPage'),
});

const binding = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/binding',
  validateSearch: bindingSearch,
  component: lazyRouteComponent(() => import('../../routes/binding.js'), 'BindingPage'),
});

const bindingEditor = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/binding/$channelId',
  validateSearch: editorSearch,
  component: lazyRouteComponent(() => import('../../routes/binding-editor.js'), 'BindingEditorPage'),
});

const memberCards = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/member-card',
  component: lazyRouteComponent(() => import('../../routes/member-cards.js'), 'MemberCardsPage'),
});

const memberCard = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/member-card/$channelId',
  component: lazyRouteComponent(() => import('../../routes/member-card.js'), 'MemberCardPage'),
});

const contactImports = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/contacts/import',
  component: lazyRouteComponent(() => import('../../routes/contact-imports.js'), 'ContactImportsPage'),
});

const audit = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('../../routes/audit.js'), 'AuditPage'),
});

/** Setting up channels and phone binding, for admins and supervisors. */
export const bindingRoutes = [
  channels,
  newChannel,
  channel,
  channelDoctor,
  binding,
  bindingEditor,
  memberCards,
  memberCard,
  contactImports,
  audit,
] as const;
