import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { getMe } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getMe>('GET', '/api/auth/me');

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api.call(target, { signal }),
  staleTime: 60_000,
});

/** Below the shell only: its route has the session before anything renders. */
export const useSession = () => useSuspenseQuery(sessionQuery).data;
