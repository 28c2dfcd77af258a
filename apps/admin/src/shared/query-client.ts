import { MutationCache, QueryCache, QueryClient, focusManager } from '@tanstack/react-query';
import { isSignedOut, isTransient } from './api.js';

/** A window beside this one hides nothing, so the page must hear too that somebody comes back to it. */
focusManager.setEventListener((onFocus) => {
  const back = () => {
    onFocus();
  };
  window.addEventListener('visibilitychange', back);
  window.addEventListener('focus', back);
  return () => {
    window.removeEventListener('visibilitychange', back);
    window.removeEventListener('focus', back);
  };
});

/** `onSignedOut` runs when any request finds the session gone. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 1 && isTransient(error),
        // tried even when the browser says it is offline: a self-hosted console may be on the same machine
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}
