import { queryOptions, useQuery } from '@tanstack/react-query';
import type { listChannelNames } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listChannelNames>('GET', '/api/channel-names');

const channelNamesQuery = queryOptions({
  queryKey: ['channels', 'names'],
  queryFn: ({ signal }) => api.call(target, { signal }),
});

export const useChannelNames = () => useQuery(channelNamesQuery);
