import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { listContactJourneys } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listContactJourneys>('GET', '/api/contacts/:id/journeys');

const contactJourneysQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['contacts', 'journeys', id],
    queryFn: ({ pageParam, signal }) =>
      api.call(target, { params: { id }, query: { cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useContactJourneys = (id: string) => useInfiniteQuery(contactJourneysQuery(id));
