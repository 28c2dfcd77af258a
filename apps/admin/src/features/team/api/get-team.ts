import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getTeam } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getTeam>('GET', '/api/team');

export const teamQuery = queryOptions({
  queryKey: ['team'],
  queryFn: ({ signal }) => api.call(target, { signal }),
});

export const useTeam = () => useQuery(teamQuery);
