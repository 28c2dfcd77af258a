import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { turnOffMemberTwoFactor } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof turnOffMemberTwoFactor>('DELETE', '/api/team/members/:id/two-factor');

export function useTurnOffMemberTwoFactor() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.call(target, { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['members'] }),
  });
}
