import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { endMemberSessions } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof endMemberSessions>('DELETE', '/api/team/members/:id/sessions');

export function useEndMemberSessions() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.call(target, { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['member-sessions'] }),
  });
}
