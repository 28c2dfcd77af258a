import { useMutation } from '@tanstack/react-query';
import type { BodyOf, resetPassword } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof resetPassword>('POST', '/api/password-resets/use');

export function useResetPassword() {
  return useMutation({
    mutationFn: (body: BodyOf<typeof resetPassword>) => api.call(target, { body }),
  });
}
