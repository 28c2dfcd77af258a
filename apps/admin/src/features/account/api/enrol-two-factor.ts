import { useMutation } from '@tanstack/react-query';
import type { BodyOf, enrolTwoFactor } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof enrolTwoFactor>('POST', '/api/auth/two-factor/enrol');

export function useEnrolTwoFactor() {
  return useMutation({
    mutationFn: (body: BodyOf<typeof enrolTwoFactor>) => api.call(target, { body }),
  });
}
