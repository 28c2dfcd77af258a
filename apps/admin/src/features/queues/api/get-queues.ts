import { useQuery } from '@tanstack/react-query';
import type { getDeliveryQueues } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getDeliveryQueues>('GET', '/api/operator/deliveries');
const everyMs = 10_000;

export const queuesKey = ['operator', 'deliveries'];

/** Kept fresh while somebody looks. */
export const useQueues = () =>
  useQuery({
    queryKey: queuesKey,
    queryFn: ({ signal }) => api.call(target, { signal }),
    refetchInterval: everyMs,
  });
