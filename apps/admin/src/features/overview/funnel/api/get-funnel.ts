import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { QueryOf, getFunnel } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../../shared/api.js';

const target = endpoint<typeof getFunnel>('GET', '/api/funnel');

export type FunnelQuery = QueryOf<typeof getFunnel>;

const freshMs = 30_000;

const funnelQuery = (query: FunnelQuery) =>
  queryOptions({
    queryKey: ['funnel', query],
    queryFn: ({ signal }) => api.call(target, { query, signal }),
    // the figures stand still between two counts; the last ones stay while others are asked for
    refetchInterval: freshMs,
    placeholderData: keepPreviousData,
  });

export const useFunnel = (query: FunnelQuery) => useQuery(funnelQuery(query));
