import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { listSmsMessages } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import type { MessagesSearch } from '../../../shared/search.js';

const target = endpoint<typeof listSmsMessages>('GET', '/api/sms/messages');

const messagesQuery = (filter: MessagesSearch) =>
  infiniteQueryOptions({
    queryKey: ['sms', 'messages', filter],
    queryFn: ({ pageParam, signal }) => api.call(target, { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useMessages = (filter: MessagesSearch) => useInfiniteQuery(messagesQuery(filter));
