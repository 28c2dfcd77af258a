import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getSmsAccount } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getSmsAccount>('GET', '/api/sms/account');

export const smsAccountQuery = queryOptions({
  queryKey: ['sms', 'account'],
  queryFn: ({ signal }) => api.call(target, { signal }),
});

export const useSmsAccount = () => useQuery(smsAccountQuery);
