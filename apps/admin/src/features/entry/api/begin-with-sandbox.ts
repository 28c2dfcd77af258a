import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { beginWithSandbox } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof beginWithSandbox>('POST', '/api/setup/sandbox');

export function useBeginWithSandbox() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.call(target),
    // channels, shops, tags, credit: nothing of what was read before holds
    onSuccess: () => queryClient.invalidateQueries(),
  });
}
