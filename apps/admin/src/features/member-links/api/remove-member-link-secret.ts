import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { removeMemberLinkSecret } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { memberLinkSecretQuery } from './member-link-secret.js';

const target = endpoint<typeof removeMemberLinkSecret>('DELETE', '/api/channels/:id/member-link-secret');

export function useRemoveMemberLinkSecret(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.call(target, { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: memberLinkSecretQuery(id).queryKey }),
  });
}
