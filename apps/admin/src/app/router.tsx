import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import { ErrorPanel, NotFoundPanel } from '../components/error-panel.js';
import { setupQuery } from '../features/entry/api/get-setup.js';
import { sessionQuery } from '../features/session/api/get-session.js';
import { isSignedOut } from '../shared/api.js';
import { useTexts } from '../shared/i18n.js';
import {
  auditSearch,
  bindingSearch,
  cardsSearch,
  contactsSearch,
  editorSearch,
  ledgerSearch,
  loginSearch,
  messagesSearch,
  newCardSearch,
  overviewSearch,
  setupSearch,
  tagsSearch,
} from '../shared/search.js';
import { commonTexts } from '../shared/texts.js';
import { BindingRoleGate, CardRoleGate } from './shell/role-gate.js';
import { Shell } from './shell/shell.js';

function FailedPage({ error, reset }: ErrorComponentProps) {
  return <ErrorPanel error={error} onRetry={reset} order={1} />;
}

function NotFoundPage() {
  const t = useTexts(commonTexts);
  return (
    <>
      <title>{`${t.notFoundTitle} · ${t.product}`}</title>
      <NotFoundPanel order={1} />
    </>
  );
}

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: loginSearch,
  // an installation without a team has nobody who could sign in; when that can't be asked, the form says why
  beforeLoad: async ({ context }) => {
    const state = await context.queryClient.ensureQueryData(setupQuery).catch(() => null);
    if (state?.needed) redirect({ to: '/setup', replace: true, throw: true });
  },
  component: lazyRouteComponent(() => import('../routes/login.js'), 'LoginPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitations/$token',
  component: lazyRouteComponent(() => import('../routes/invitation.js'), 'InvitationPage'),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset/$token',
  component: lazyRouteComponent(() => import('../routes/reset.js'), 'ResetPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../routes/setup.js'), 'SetupPage'),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  beforeLoad: async ({ context }) => {
    await context.queryClient
      .ensureQueryData(sessionQuery)
      .catch(() => redirect({ to: '/login', throw: true }));
  },
  component: lazyRouteComponent(() => import('../routes/welcome.js'), 'WelcomePage'),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(sessionQuery);
    } catch (error) {
      if (!isSignedOut(error)) throw error;
      const back = location.href === '/' ? undefined : location.href;
      redirect({ to: '/login', search: { redirect: back }, replace: true, throw: true });
    }
  },
  component: Shell,
});

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  validateSearch: overviewSearch,
  component: lazyRouteComponent(() => import('../routes/overview.js'), 'OverviewPage'),
});

const contacts = createRoute({
  getParentRoute: () => shell,
  path: '/contacts',
  validateSearch: contactsSearch,
  component: lazyRouteComponent(() => import('../routes/contacts.js'), 'ContactsPage'),
});

const contact = createRoute({
  getParentRoute: () => shell,
  path: '/contacts/$contactId',
  component: lazyRouteComponent(() => import('../routes/contact.js'), 'ContactPage'),
});

const tags = createRoute({
  getParentRoute: () => shell,
  path: '/tags',
  validateSearch: tagsSearch,
  component: lazyRouteComponent(() => import('../routes/tags.js'), 'TagsPage'),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('../routes/settings.js'), 'SettingsPage'),
});

/** Unknown addresses keep the shell. */
const nowhere = createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage });

const team = createRoute({
  getParentRoute: () => shell,
  path: '/team',
  component: lazyRouteComponent(() => import('../routes/team.js'), 'TeamPage'),
});

const account = createRoute({
  getParentRoute: () => shell,
  path: '/account',
  component: lazyRouteComponent(() => import('../routes/account.js'), 'AccountPage'),
});

const queues = createRoute({
  getParentRoute: () => shell,
  path: '/queues',
  component: lazyRouteComponent(() => import('../routes/queues.js'), 'QueuesPage'),
});

const bindingStaff = createRoute({ getParentRoute: () => shell, id: 'staff', component: BindingRoleGate });

const channels = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/channels',
  component: lazyRouteComponent(() => import('../routes/channels.js'), 'ChannelsPage'),
});

const newChannel = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/channels/new',
  validateSearch: setupSearch,
  component: lazyRouteComponent(() => import('../routes/new-channel.js'), 'NewChannelPage'),
});

const channel = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/channels/$channelId',
  component: lazyRouteComponent(() => import('../routes/channel.js'), 'ChannelPage'),
});

const channelDoctor = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/channels/$channelId/doctor',
  component: lazyRouteComponent(() => import('../routes/channel-doctor.js'), 'ChannelDoctorPage'),
});

const binding = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/binding',
  validateSearch: bindingSearch,
  component: lazyRouteComponent(() => import('../routes/binding.js'), 'BindingPage'),
});

const bindingEditor = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/binding/$channelId',
  validateSearch: editorSearch,
  component: lazyRouteComponent(() => import('../routes/binding-editor.js'), 'BindingEditorPage'),
});

const memberCards = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/member-card',
  component: lazyRouteComponent(() => import('../routes/member-cards.js'), 'MemberCardsPage'),
});

const memberCard = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/member-card/$channelId',
  component: lazyRouteComponent(() => import('../routes/member-card.js'), 'MemberCardPage'),
});

const cards = createRoute({
  getParentRoute: () => shell,
  path: '/cards',
  validateSearch: cardsSearch,
  component: lazyRouteComponent(() => import('../routes/cards.js'), 'CardsPage'),
});

const cardWriters = createRoute({ getParentRoute: () => shell, id: 'card-writers', component: CardRoleGate });

const newCard = createRoute({
  getParentRoute: () => cardWriters,
  path: '/cards/new',
  validateSearch: newCardSearch,
  component: lazyRouteComponent(() => import('../routes/new-card.js'), 'NewCardPage'),
});

const card = createRoute({
  getParentRoute: () => shell,
  path: '/cards/$cardId',
  component: lazyRouteComponent(() => import('../routes/card.js'), 'CardPage'),
});

const sms = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/sms',
  component: lazyRouteComponent(() => import('../routes/sms.js'), 'SmsPage'),
});

const smsGateways = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/sms/gateways',
  component: lazyRouteComponent(() => import('../routes/sms-gateways.js'), 'SmsGatewaysPage'),
});

const smsLedger = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/sms/ledger',
  validateSearch: ledgerSearch,
  component: lazyRouteComponent(() => import('../routes/sms-ledger.js'), 'SmsLedgerPage'),
});

const smsMessages = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/sms/messages',
  validateSearch: messagesSearch,
  component: lazyRouteComponent(() => import('../routes/sms-messages.js'), 'SmsMessagesPage'),
});

const audit = createRoute({
  getParentRoute: () => bindingStaff,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('../routes/audit.js'), 'AuditPage'),
});

const routeTree = root.addChildren([
  login,
  invitation,
  reset,
  setup,
  welcome,
  shell.addChildren([
    overview,
    contacts,
    contact,
    tags,
    settings,
    team,
    account,
    queues,
    nowhere,
    cards,
    card,
    cardWriters.addChildren([newCard]),
    bindingStaff.addChildren([
      channels,
      newChannel,
      channel,
      channelDoctor,
      binding,
      bindingEditor,
      memberCards,
      memberCard,
      sms,
      smsGateways,
      smsLedger,
      smsMessages,
      audit,
    ]),
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultErrorComponent: FailedPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPreload: 'intent',
    // pages read through TanStack Query, which knows what is fresh
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface merges
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
