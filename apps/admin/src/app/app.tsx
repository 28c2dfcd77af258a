import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { cssVariables, theme } from '../components/theme.js';
import { Toasts } from '../components/toasts.js';
import { sessionQuery } from '../features/session/api/get-session.js';
import { LanguageProvider, useTexts } from '../shared/i18n.js';
import { createQueryClient } from '../shared/query-client.js';
import { signedOut } from '../shared/signed-out.js';
import { commonTexts } from '../shared/texts.js';
import { createAppRouter } from './router.js';

const queryClient = createQueryClient(askToSignInAgain);
const router = createAppRouter(queryClient);

/** The session ran out under a page in use; before the first sign-in the route itself leads there. */
function askToSignInAgain(): void {
  if (queryClient.getQueryData(sessionQuery.queryKey)) signedOut.raise();
}

export function App() {
  return (
    <LanguageProvider>
      <Themed>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
        <Toasts />
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
      components: {
        Modal: { defaultProps },
        Drawer: { defaultProps },
        // the region around them is the live one: an alert inside would be read twice
        Notification: { defaultProps: { ...defaultProps, role: 'group' } },
      },
    });
  }, [close]);
  return (
    <MantineProvider theme={named} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}
