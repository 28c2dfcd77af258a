import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, createJourney } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof createJourney>('POST', '/api/journeys');

export function useCreateJourney() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createJourney>) => api.call(target, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['journeys', 'list'] }),
  });
}
