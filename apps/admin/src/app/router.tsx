import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { ErrorPanel, NotFoundPanel } from '../components/error-panel.js';
import { useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';
import { bindingRoutes } from './routes/binding.js';
import { cardsRoutes } from './routes/cards.js';
import { entryRoutes } from './routes/entry.js';
import { everydayRoutes } from './routes/everyday.js';
import { bindingStaff, root, shell } from './routes/frame.js';
import { journeyRoutes } from './routes/journeys.js';
import { richMenuRoutes } from './routes/rich-menus.js';
import { smsRoutes } from './routes/sms.js';
import { websiteRoutes } from './routes/website.js';

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

/** Unknown addresses keep the shell. */
const nowhere = createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage });

const routeTree = root.addChildren([
  ...entryRoutes,
  shell.addChildren([
    ...everydayRoutes,
    ...cardsRoutes,
    ...richMenuRoutes,
    ...journeyRoutes,
    ...websiteRoutes,
    bindingStaff.addChildren([...bindingRoutes, ...smsRoutes]),
    nowhere,
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
