import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { removeSmsGateway } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { smsGatewaysQuery } from './list-gateways.js';

const target = endpoint<typeof removeSmsGateway>('DELETE', '/api/sms/gateways/:id');

export function useRemoveSmsGateway() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.call(target, { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: smsGatewaysQuery.queryKey }),
  });
}
