import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getAutoReplies } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getAutoReplies>('GET', '/api/channels/:id/auto-replies');

export const autoRepliesQuery = (id: string) =>
  queryOptions({
    queryKey: ['auto-replies', id],
    queryFn: ({ signal }) => api.call(target, { params: { id }, signal }),
  });

export const useAutoReplies = (id: string) => useQuery(autoRepliesQuery(id));
