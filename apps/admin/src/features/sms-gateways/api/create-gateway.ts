import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, createSmsGateway } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { smsGatewaysQuery } from './list-gateways.js';

const target = endpoint<typeof createSmsGateway>('POST', '/api/sms/gateways');

export function useCreateSmsGateway() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createSmsGateway>) => api.call(target, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: smsGatewaysQuery.queryKey }),
  });
}
