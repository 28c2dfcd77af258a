import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getChannel } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getChannel>('GET', '/api/channels/:id');

export const channelQuery = (id: string) =>
  queryOptions({
    queryKey: ['channels', id],
    queryFn: ({ signal }) => api.call(target, { params: { id }, signal }),
  });

export const useChannel = (id: string) => useQuery(channelQuery(id));
