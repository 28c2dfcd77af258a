import { queryOptions, useQuery } from '@tanstack/react-query';
import type { listShopPlatforms } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listShopPlatforms>('GET', '/api/shop-platforms');

const shopPlatformsQuery = queryOptions({
  queryKey: ['shop-platforms'],
  queryFn: ({ signal }) => api.call(target, { signal }),
  staleTime: Infinity,
});

export const useShopPlatforms = () => useQuery(shopPlatformsQuery);
