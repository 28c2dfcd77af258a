import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { getContactTimeline, TimelineGroup } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getContactTimeline>('GET', '/api/contacts/:id/timeline');

export const timelineQuery = (id: string, group: TimelineGroup | undefined) =>
  infiniteQueryOptions({
    queryKey: ['contacts', 'timeline', id, group ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      api.call(target, { params: { id }, query: { cursor: pageParam, limit: 30, group }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useTimeline = (id: string, group: TimelineGroup | undefined) =>
  useInfiniteQuery(timelineQuery(id, group));
