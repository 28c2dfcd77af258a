import { queryOptions, useQuery } from '@tanstack/react-query';
import type { listApiKeys } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listApiKeys>('GET', '/api/api-keys');

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => api.call(target, { signal }),
});

export const useApiKeys = () => useQuery(apiKeysQuery);
