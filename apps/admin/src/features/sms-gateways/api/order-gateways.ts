import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { orderSmsGateways } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { smsGatewaysQuery } from './list-gateways.js';

const target = endpoint<typeof orderSmsGateways>('PUT', '/api/sms/gateways/order');

/** Refused when somebody added or removed one meanwhile: the list is then read again. */
export function useOrderSmsGateways() {
  const queryClient = useQueryClient();
  const { queryKey } = smsGatewaysQuery;
  return useMutation({
    mutationFn: (ids: string[]) => api.call(target, { body: { ids } }),
    onSuccess: (list) => queryClient.setQueryData(queryKey, list),
    onError: () => queryClient.invalidateQueries({ queryKey }),
  });
}
