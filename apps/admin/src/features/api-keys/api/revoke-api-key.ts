import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { revokeApiKey } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { apiKeysQuery } from './list-api-keys.js';

const target = endpoint<typeof revokeApiKey>('DELETE', '/api/api-keys/:id');

export function useRevokeApiKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.call(target, { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey }),
  });
}
