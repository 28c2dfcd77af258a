import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { retryDeliveries } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { queuesKey } from './get-queues.js';

const target = endpoint<typeof retryDeliveries>('POST', '/api/operator/deliveries/retries');

export function useRetryDeliveries() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (kind: string) => api.call(target, { body: { kind } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queuesKey }),
  });
}
