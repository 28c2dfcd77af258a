import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { listMessageCards } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listMessageCards>('GET', '/api/cards');

export type CardState = 'active' | 'archived';

const cardsQuery = (state: CardState) =>
  infiniteQueryOptions({
    queryKey: ['cards', 'list', state],
    queryFn: ({ pageParam, signal }) =>
      api.call(target, { query: { state, cursor: pageParam, limit: 100 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useCards = (state: CardState = 'active') => useInfiniteQuery(cardsQuery(state));
