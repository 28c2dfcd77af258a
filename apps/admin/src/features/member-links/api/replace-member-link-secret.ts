import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { replaceMemberLinkSecret } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { memberLinkSecretQuery } from './member-link-secret.js';

const target = endpoint<typeof replaceMemberLinkSecret>('POST', '/api/channels/:id/member-link-secret');

export function useReplaceMemberLinkSecret(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { endPrevious: boolean }) => api.call(target, { params: { id }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: memberLinkSecretQuery(id).queryKey }),
  });
}
