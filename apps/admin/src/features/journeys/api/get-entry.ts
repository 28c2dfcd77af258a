import { useQuery } from '@tanstack/react-query';
import type { getJourneyEntry } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getJourneyEntry>('GET', '/api/journey-entries/:id');

export const useJourneyEntry = (id: string) =>
  useQuery({
    queryKey: ['journeys', 'entry', id],
    queryFn: ({ signal }) => api.call(target, { params: { id }, signal }),
  });
