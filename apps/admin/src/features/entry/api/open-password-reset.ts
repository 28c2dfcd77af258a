import { useQuery } from '@tanstack/react-query';
import type { openPasswordReset } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof openPasswordReset>('POST', '/api/password-resets/open');

/** Reads only, by POST: the token stays out of every log of addresses. */
export const usePasswordReset = (token: string) =>
  useQuery({
    queryKey: ['password-reset', token],
    queryFn: ({ signal }) => api.call(target, { body: { token }, signal }),
    staleTime: Infinity,
  });
