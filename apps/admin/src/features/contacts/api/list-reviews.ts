import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { listBindingReviews } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listBindingReviews>('GET', '/api/binding-reviews');

export const reviewsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['binding-reviews', 'list'],
    queryFn: ({ pageParam, signal }) => api.call(target, { query: { cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useReviews = () => useInfiniteQuery(reviewsQuery());
