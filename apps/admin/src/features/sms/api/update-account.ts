import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, updateSmsAccount } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { smsAccountQuery } from './get-account.js';
import { smsBudgetsQuery } from './get-budgets.js';

const target = endpoint<typeof updateSmsAccount>('PATCH', '/api/sms/account');

export function useUpdateSmsAccount() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof updateSmsAccount>) => api.call(target, { body }),
    onSuccess: async (account) => {
      queryClient.setQueryData(smsAccountQuery.queryKey, account);
      await queryClient.invalidateQueries({ queryKey: smsBudgetsQuery.queryKey });
    },
  });
}
