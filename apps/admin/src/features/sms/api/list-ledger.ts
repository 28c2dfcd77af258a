import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { listLedger } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listLedger>('GET', '/api/sms/ledger');

export const ledgerQuery = () =>
  infiniteQueryOptions({
    queryKey: ['sms', 'ledger'],
    queryFn: ({ pageParam, signal }) => api.call(target, { query: { cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useLedger = () => useInfiniteQuery(ledgerQuery());
