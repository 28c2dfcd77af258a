import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { signIn } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { sessionQuery } from './get-session.js';

const target = endpoint<typeof signIn>('POST', '/api/auth/sign-in');

export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { email: string; password: string; code?: string }) => api.call(target, { body }),
    onSuccess: (session) => {
      queryClient.clear();
      queryClient.setQueryData(sessionQuery.queryKey, session);
    },
  });
}
