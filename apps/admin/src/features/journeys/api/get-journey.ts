import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getJourney } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getJourney>('GET', '/api/journeys/:id');

/** How often people in a running journey are counted anew. */
export const livePauseMs = 5000;

export const journeyQuery = (id: string) =>
  queryOptions({
    queryKey: ['journeys', 'one', id],
    queryFn: ({ signal }) => api.call(target, { params: { id }, signal }),
  });

export const useJourney = (id: string) =>
  useQuery({
    ...journeyQuery(id),
    refetchInterval: ({ state: { data } }) => (data?.state === 'active' ? livePauseMs : false),
  });
