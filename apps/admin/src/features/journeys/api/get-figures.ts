import { skipToken, useQuery } from '@tanstack/react-query';
import type { getJourneyFigures } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { livePauseMs } from './get-journey.js';

const target = endpoint<typeof getJourneyFigures>('GET', '/api/journeys/:id/figures');

/** null: of a journey that is not saved yet, there are none. */
export const useJourneyFigures = (id: string | null, live: boolean) =>
  useQuery({
    queryKey: ['journeys', 'figures', id],
    queryFn: id === null ? skipToken : ({ signal }) => api.call(target, { params: { id }, signal }),
    refetchInterval: live ? livePauseMs : false,
  });
