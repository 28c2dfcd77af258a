import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSignedOut, isTransient } from './api.js';

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
