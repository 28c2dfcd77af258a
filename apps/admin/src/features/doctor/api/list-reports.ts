import { queryOptions, useQuery } from '@tanstack/react-query';
import type { listChannelReports } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listChannelReports>('GET', '/api/channel-checks');

export const reportsQuery = queryOptions({
  queryKey: ['channel-checks'],
  queryFn: ({ signal }) => api.call(target, { signal }),
});

export const useReports = () => useQuery(reportsQuery);
