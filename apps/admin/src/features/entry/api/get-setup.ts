import { queryOptions } from '@tanstack/react-query';
import type { getSetup } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getSetup>('GET', '/api/setup');

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => api.call(target, { signal }),
});
