import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, confirmTwoFactor } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof confirmTwoFactor>('POST', '/api/auth/two-factor/confirm');

export function useConfirmTwoFactor() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof confirmTwoFactor>) => api.call(target, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['two-factor'] }),
  });
}
