import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { listBindingVersions } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listBindingVersions>('GET', '/api/channels/:id/binding-settings/versions');

export const bindingVersionsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['binding-settings', id, 'versions'],
    queryFn: ({ pageParam, signal }) =>
      api.call(target, { params: { id }, query: { cursor: pageParam, limit: 20 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useBindingVersions = (id: string) => useInfiniteQuery(bindingVersionsQuery(id));
