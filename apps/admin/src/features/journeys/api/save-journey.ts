import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, saveJourney } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { journeyQuery } from './get-journey.js';

const target = endpoint<typeof saveJourney>('PUT', '/api/journeys/:id');

export function useSaveJourney(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof saveJourney>) => api.call(target, { params: { id }, body }),
    onSuccess: async (journey) => {
      queryClient.setQueryData(journeyQuery(id).queryKey, journey);
      await queryClient.invalidateQueries({ queryKey: ['journeys', 'list'] });
    },
  });
}
