import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { renewInvitation } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof renewInvitation>('POST', '/api/team/invitations/:id/renew');

export function useRenewInvitation() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.call(target, { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['members'] }),
  });
}
