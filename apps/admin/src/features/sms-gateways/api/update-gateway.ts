import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, updateSmsGateway } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { smsGatewaysQuery } from './list-gateways.js';

const target = endpoint<typeof updateSmsGateway>('PATCH', '/api/sms/gateways/:id');

export function useUpdateSmsGateway(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof updateSmsGateway>) => api.call(target, { params: { id }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: smsGatewaysQuery.queryKey }),
  });
}
