import { queryOptions, useQuery } from '@tanstack/react-query';
import type { listMembers } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listMembers>('GET', '/api/team/members');

const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: ({ signal }) => api.call(target, { signal }),
});

export const useMembers = () => useQuery(membersQuery);
