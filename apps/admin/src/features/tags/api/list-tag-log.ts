import { useInfiniteQuery } from '@tanstack/react-query';
import type { listTagLog } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listTagLog>('GET', '/api/tags/:id/log');

export const useTagLog = (id: string) =>
  useInfiniteQuery({
    queryKey: ['tags', 'log', id],
    queryFn: ({ pageParam, signal }) =>
      api.call(target, { params: { id }, query: { cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
