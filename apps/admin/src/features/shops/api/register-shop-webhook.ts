import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { registerShopWebhook } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { shopConnectionsQuery } from './list-shop-connections.js';

const target = endpoint<typeof registerShopWebhook>('POST', '/api/shop-connections/:id/webhook');

export function useRegisterShopWebhook(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.call(target, { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: shopConnectionsQuery.queryKey }),
  });
}
