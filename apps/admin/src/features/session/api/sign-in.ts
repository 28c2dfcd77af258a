import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ResponseOf, signIn } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { signedOut } from '../../../shared/signed-out.js';
import { sessionQuery } from './get-session.js';

const target = endpoint<typeof signIn>('POST', '/api/auth/sign-in');

export type Session = ResponseOf<typeof signIn>;

export const useSignIn = () =>
  useMutation({
    mutationFn: (body: { email: string; password: string; code?: string }) => api.call(target, { body }),
  });

/** Begins anew: nothing that somebody else may have read stays. */
export function useBeginSession(): (session: Session) => void {
  const queryClient = useQueryClient();
  return (session) => {
    queryClient.clear();
    queryClient.setQueryData(sessionQuery.queryKey, session);
    signedOut.lower();
  };
}
