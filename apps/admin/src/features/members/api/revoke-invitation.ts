import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { revokeInvitation } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof revokeInvitation>('DELETE', '/api/team/invitations/:id');

export function useRevokeInvitation() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.call(target, { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['members'] }),
  });
}
