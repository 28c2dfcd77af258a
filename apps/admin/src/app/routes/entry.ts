import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { setupQuery } from '../../features/entry/api/get-setup.js';
import { sessionQuery } from '../../features/session/api/get-session.js';
import { loginSearch } from '../../shared/search.js';
import { root } from './frame.js';

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: loginSearch,
  // an installation without a team has nobody who could sign in; when that can't be asked, the form says why
  beforeLoad: async ({ context }) => {
    const state = await context.queryClient.ensureQueryData(setupQuery).catch(() => null);
    if (state?.needed) redirect({ to: '/setup', replace: true, throw: true });
  },
  component: lazyRouteComponent(() => import('../../routes/login.js'), 'LoginPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitations/$token',
  component: lazyRouteComponent(() => import('../../routes/invitation.js'), 'InvitationPage'),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset/$token',
  component: lazyRouteComponent(() => import('../../routes/reset.js'), 'ResetPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../../routes/setup.js'), 'SetupPage'),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  beforeLoad: async ({ context }) => {
    await context.queryClient
      .ensureQueryData(sessionQuery)
      .catch(() => redirect({ to: '/login', throw: true }));
  },
  component: lazyRouteComponent(() => import('../../routes/welcome.js'), 'WelcomePage'),
});

/** Before somebody is signed in. */
export const entryRoutes = [login, invitation, reset, setup, welcome] as const;
