import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { removeJourney } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof removeJourney>('DELETE', '/api/journeys/:id');

export function useRemoveJourney() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.call(target, { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['journeys', 'list'] }),
  });
}
