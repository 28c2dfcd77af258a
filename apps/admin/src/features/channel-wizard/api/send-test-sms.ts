import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { sendTestSms } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof sendTestSms>('POST', '/api/channels/:id/test-sms');

export function useSendTestSms(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (phone: string) => api.call(target, { params: { id }, body: { phone } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['sms'] }),
  });
}
