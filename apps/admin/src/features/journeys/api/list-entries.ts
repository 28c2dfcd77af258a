import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { JourneyEntry, listJourneyEntries } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listJourneyEntries>('GET', '/api/journeys/:id/entries');

const entriesQuery = (id: string, state: JourneyEntry['state'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['journeys', 'entries', id, state],
    queryFn: ({ pageParam, signal }) =>
      api.call(target, { params: { id }, query: { state, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useJourneyEntries = (id: string, state: JourneyEntry['state'] | undefined) =>
  useInfiniteQuery(entriesQuery(id, state));
