import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { replaceJourneySecret } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { journeyQuery } from './get-journey.js';

const target = endpoint<typeof replaceJourneySecret>('POST', '/api/journeys/:id/secret');

export function useReplaceSecret(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.call(target, { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: journeyQuery(id).queryKey }),
  });
}
