import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, inviteMember } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof inviteMember>('POST', '/api/team/invitations');

export function useInviteMember() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof inviteMember>) => api.call(target, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['members'] }),
  });
}
