import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { sessionQuery } from '../../features/session/api/get-session.js';
import { isSignedOut } from '../../shared/api.js';
import { BindingRoleGate } from '../shell/role-gate.js';
import { Shell } from '../shell/shell.js';

export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet });

/** Pages for those who are signed in. */
export const shell = createRoute({
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

/** Pages for admins and supervisors. */
export const bindingStaff = createRoute({
  getParentRoute: () => shell,
  id: 'staff',
  component: BindingRoleGate,
});
