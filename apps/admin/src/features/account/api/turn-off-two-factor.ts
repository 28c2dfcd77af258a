import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, turnOffTwoFactor } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof turnOffTwoFactor>('POST', '/api/auth/two-factor/off');

export function useTurnOffTwoFactor() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof turnOffTwoFactor>) => api.call(target, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['two-factor'] }),
  });
}
