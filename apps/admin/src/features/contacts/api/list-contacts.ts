import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { FunnelResult, listContacts } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import type { ContactSort } from '../../../shared/search.js';

const target = endpoint<typeof listContacts>('GET', '/api/contacts');

export type ContactFilter = {
  sort?: ContactSort | undefined;
  q?: string | undefined;
  channelId?: string | undefined;
  binding?: 'bound' | 'unbound' | undefined;
  friend?: 'friend' | 'blocked' | 'unknown' | undefined;
  tagId?: string | undefined;
  result?: FunnelResult | undefined;
  from?: string | undefined;
  to?: string | undefined;
  source?: string | undefined;
};

export const contactsQuery = (filter: ContactFilter) =>
  infiniteQueryOptions({
    queryKey: ['contacts', 'list', filter],
    queryFn: ({ pageParam, signal }) => api.call(target, { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    // who has just followed, on a phone or in the sandbox, is looked for here
    refetchOnWindowFocus: 'always',
  });

export const useContacts = (filter: ContactFilter) => useInfiniteQuery(contactsQuery(filter));
