import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { removeMember } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof removeMember>('DELETE', '/api/team/members/:id');

export function useRemoveMember() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.call(target, { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['members'] }),
  });
}
