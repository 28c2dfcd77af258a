import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MemberCardInput, saveMemberCardSettings } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { memberCardQuery } from './get-member-card.js';

const target = endpoint<typeof saveMemberCardSettings>('PUT', '/api/channels/:id/member-card');

export function useSaveMemberCard(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: MemberCardInput) => api.call(target, { params: { id }, body }),
    onSuccess: (settings) => queryClient.setQueryData(memberCardQuery(id).queryKey, settings),
  });
}
