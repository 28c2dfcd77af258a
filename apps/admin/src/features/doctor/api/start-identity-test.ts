import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { startIdentityTest } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { identityTestQuery } from './get-identity-test.js';

const target = endpoint<typeof startIdentityTest>('POST', '/api/channels/:id/identity-tests');

export function useStartIdentityTest(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.call(target, { params: { id } }),
    onSuccess: ({ url: _url, ...test }) => queryClient.setQueryData(identityTestQuery(id).queryKey, { test }),
  });
}
