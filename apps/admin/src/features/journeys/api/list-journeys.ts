import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { JourneyState, listJourneys } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listJourneys>('GET', '/api/journeys');

export type JourneyFilter = { channelId?: string | undefined; state?: JourneyState | undefined };

const journeysQuery = (filter: JourneyFilter) =>
  infiniteQueryOptions({
    queryKey: ['journeys', 'list', filter],
    queryFn: ({ pageParam, signal }) => api.call(target, { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useJourneys = (filter: JourneyFilter) => useInfiniteQuery(journeysQuery(filter));
