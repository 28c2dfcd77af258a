import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getBindingReview } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getBindingReview>('GET', '/api/binding-reviews/:id');

/** Asks the shop every time it is opened: a kept answer would be decided by. */
export const reviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['binding-reviews', 'one', id],
    queryFn: ({ signal }) => api.call(target, { params: { id }, signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

export const useReview = (id: string) => useQuery(reviewQuery(id));
