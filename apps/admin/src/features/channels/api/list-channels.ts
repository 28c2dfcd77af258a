import { queryOptions, useQuery } from '@tanstack/react-query';
import type { listChannels } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listChannels>('GET', '/api/channels');

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: ({ signal }) => api.call(target, { signal }),
});

export const useChannels = () => useQuery(channelsQuery);
