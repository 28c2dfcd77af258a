import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, createApiKey } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { apiKeysQuery } from './list-api-keys.js';

const target = endpoint<typeof createApiKey>('POST', '/api/api-keys');

export function useCreateApiKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createApiKey>) => api.call(target, { body }),
    // the answer holds the secret: it is kept no longer than it is shown
    gcTime: 0,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey }),
  });
}
