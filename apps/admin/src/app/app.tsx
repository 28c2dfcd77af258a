import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { cssVariables, theme } from '../components/theme.js';
import { sessionQuery } from '../features/session/api/get-session.js';
import { LanguageProvider, useTexts } from '../shared/i18n.js';
import { createQueryClient } from '../shared/query-client.js';
import { commonTexts } from '../shared/texts.js';
import { createAppRouter } from './router.js';

const queryClient = createQueryClient(backToSignIn);
const router = createAppRouter(queryClient);

/** The session ran out under a page in use; before the first sign-in the route itself leads there. */
function backToSignIn(): void {
  if (!queryClient.getQueryData(sessionQuery.queryKey)) return;
  queryClient.removeQueries({ queryKey: sessionQuery.queryKey });
  const { href } = router.state.location;
  void router.navigate({ to: '/login', search: { redirect: href }, ignoreBlocker: true });
}

export function App() {
  return (
    <LanguageProvider>
      <Themed>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
        <Notifications position="bottom-right" />
      </Themed>
    </LanguageProvider>
  );
}

/** The kit's own controls get their names here, once, in the reader's language. */
function Themed({ children }: { children: ReactNode }) {
  const { close } = useTexts(commonTexts);
  const named = useMemo(() => {
    const defaultProps = { closeButtonProps: { 'aria-label': close } };
    return mergeThemeOverrides(theme, {
      components: { Modal: { defaultProps }, Notification: { defaultProps } },
    });
  }, [close]);
  return (
    <MantineProvider theme={named} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}
