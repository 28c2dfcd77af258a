import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { listLedger } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import type { LedgerSearch } from '../../../shared/search.js';

const target = endpoint<typeof listLedger>('GET', '/api/sms/ledger');

const ledgerQuery = (filter: LedgerSearch) =>
  infiniteQueryOptions({
    queryKey: ['sms', 'ledger', filter],
    queryFn: ({ pageParam, signal }) => api.call(target, { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useLedger = (filter: LedgerSearch) => useInfiniteQuery(ledgerQuery(filter));
