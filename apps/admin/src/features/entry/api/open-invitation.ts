import { useQuery } from '@tanstack/react-query';
import type { openInvitation } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof openInvitation>('POST', '/api/invitations/open');

/** Reads only, by POST: the token stays out of every log of addresses. */
export const useInvitation = (token: string) =>
  useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => api.call(target, { body: { token }, signal }),
    staleTime: Infinity,
  });
