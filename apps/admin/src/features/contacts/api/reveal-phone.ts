import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { revealContactPhone } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof revealContactPhone>('POST', '/api/contacts/:id/phone');

export function useRevealPhone(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.call(target, { params: { id } }),
    gcTime: 0,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['contacts', 'timeline', id] }),
  });
}
