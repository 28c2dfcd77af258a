import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { theme } from '../components/theme.js';
import { LanguageProvider } from '../shared/i18n.js';

type Options = {
  /** the page at `path` */
  page: () => ReactNode;
  path?: string;
  queryClient?: QueryClient;
};

/** Renders one page inside the providers of the app, with the router and a cache of its own. */
export async function renderRoute({ page, path = '/', queryClient = new QueryClient() }: Options) {
  queryClient.setDefaultOptions({ queries: { retry: false, staleTime: Infinity } });
  const root = createRootRoute({ component: Outlet });
  const here = createRoute({ getParentRoute: () => root, path, component: page });
  const elsewhere = createRoute({ getParentRoute: () => root, path: '/elsewhere', component: () => null });
  const history = createMemoryHistory({ initialEntries: [path] });
  const router = createRouter({ routeTree: root.addChildren([here, elsewhere]), history });
  await router.load();
  const view = render(
    <LanguageProvider>
      <MantineProvider theme={theme} env="test">
        <QueryClientProvider client={queryClient}>
          {/* a small tree of its own, not the app's registered one */}
          <RouterProvider router={router as never} />
        </QueryClientProvider>
        <Notifications />
      </MantineProvider>
    </LanguageProvider>,
  );
  return { ...view, queryClient, router };
}
