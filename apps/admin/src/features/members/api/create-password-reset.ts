import { useMutation } from '@tanstack/react-query';
import type { createPasswordReset } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof createPasswordReset>('POST', '/api/team/members/:id/password-reset');

export function useCreatePasswordReset() {
  return useMutation({
    mutationFn: (id: string) => api.call(target, { params: { id } }),
  });
}
