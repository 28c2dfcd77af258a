import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, topUpSms } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { smsAccountQuery } from './get-account.js';

const target = endpoint<typeof topUpSms>('POST', '/api/sms/top-ups');

export function useTopUp() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof topUpSms>) => api.call(target, { body }),
    onSuccess: async (account) => {
      queryClient.setQueryData(smsAccountQuery.queryKey, account);
      await queryClient.invalidateQueries({ queryKey: ['sms', 'ledger'] });
    },
  });
}
