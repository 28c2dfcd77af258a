import { queryOptions, useQuery } from '@tanstack/react-query';
import type { listMySessions } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listMySessions>('GET', '/api/auth/sessions');

const mySessionsQuery = queryOptions({
  queryKey: ['my-sessions'],
  queryFn: ({ signal }) => api.call(target, { signal }),
});

export const useMySessions = () => useQuery(mySessionsQuery);
