import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, createShopConnection } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { shopConnectionsQuery } from './list-shop-connections.js';

const target = endpoint<typeof createShopConnection>('POST', '/api/shop-connections');

export function useCreateShopConnection() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createShopConnection>) => api.call(target, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: shopConnectionsQuery.queryKey }),
  });
}
