import { queryOptions, useQuery } from '@tanstack/react-query';
import type { listBindingChannels } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listBindingChannels>('GET', '/api/binding-channels');

const bindingChannelsQuery = queryOptions({
  queryKey: ['binding-channels'],
  queryFn: ({ signal }) => api.call(target, { signal }),
});

export const useBindingChannels = () => useQuery(bindingChannelsQuery);
