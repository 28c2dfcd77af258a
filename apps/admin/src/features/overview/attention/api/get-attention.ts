import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getAttention } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../../shared/api.js';

const target = endpoint<typeof getAttention>('GET', '/api/attention');

const freshMs = 60_000;

const attentionQuery = queryOptions({
  queryKey: ['attention'],
  queryFn: ({ signal }) => api.call(target, { signal }),
  refetchInterval: freshMs,
});

export const useAttention = () => useQuery(attentionQuery);
