import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getTwoFactor } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getTwoFactor>('GET', '/api/auth/two-factor');

const twoFactorQuery = queryOptions({
  queryKey: ['two-factor'],
  queryFn: ({ signal }) => api.call(target, { signal }),
});

export const useTwoFactor = () => useQuery(twoFactorQuery);
