import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, updateShopConnection } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { shopConnectionsQuery } from './list-shop-connections.js';

const target = endpoint<typeof updateShopConnection>('PATCH', '/api/shop-connections/:id');

export function useUpdateShopConnection(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof updateShopConnection>) => api.call(target, { params: { id }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: shopConnectionsQuery.queryKey }),
  });
}
