import { queryOptions, useQuery } from '@tanstack/react-query';
import type { listShopConnections } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listShopConnections>('GET', '/api/shop-connections');

export const shopConnectionsQuery = queryOptions({
  queryKey: ['shop-connections'],
  queryFn: ({ signal }) => api.call(target, { signal }),
});

export const useShopConnections = () => useQuery(shopConnectionsQuery);
