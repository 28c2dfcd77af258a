import { useMutation } from '@tanstack/react-query';
import type { BodyOf, acceptInvitation } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof acceptInvitation>('POST', '/api/invitations/accept');

export function useAcceptInvitation() {
  return useMutation({
    mutationFn: (body: BodyOf<typeof acceptInvitation>) => api.call(target, { body }),
  });
}
