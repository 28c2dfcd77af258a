import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { endMySession } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof endMySession>('DELETE', '/api/auth/sessions/:id');

export function useEndMySession() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.call(target, { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['my-sessions'] }),
  });
}
