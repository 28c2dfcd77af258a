import { queryOptions, useQuery } from '@tanstack/react-query';
import type { listSmsGateways } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listSmsGateways>('GET', '/api/sms/gateways');

export const smsGatewaysQuery = queryOptions({
  queryKey: ['sms-gateways'],
  queryFn: ({ signal }) => api.call(target, { signal }),
});

export const useSmsGateways = () => useQuery(smsGatewaysQuery);
