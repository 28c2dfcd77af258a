import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, setJourneyState } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { journeyQuery } from './get-journey.js';

const target = endpoint<typeof setJourneyState>('POST', '/api/journeys/:id/state');

export type WantedState = BodyOf<typeof setJourneyState>['state'];

export function useSetJourneyState(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (state: WantedState) => api.call(target, { params: { id }, body: { state } }),
    onSuccess: async ({ journey }) => {
      queryClient.setQueryData(journeyQuery(id).queryKey, journey);
      await Promise.all(
        ['list', 'figures', 'entries'].map((what) =>
          queryClient.invalidateQueries({ queryKey: ['journeys', what] }),
        ),
      );
    },
  });
}
