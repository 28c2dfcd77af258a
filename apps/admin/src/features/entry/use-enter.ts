import { useRouter } from '@tanstack/react-router';
import { useBeginSession, useSignIn } from '../session/api/sign-in.js';

/** Signs in with what was just typed. When more is asked (a second step), the sign-in page takes over. */
export function useEnter() {
  const signIn = useSignIn();
  const begin = useBeginSession();
  const { history } = useRouter();
  return (email: string, password: string, to = '/') =>
    signIn.mutate(
      { email, password },
      {
        onSuccess: (session) => {
          begin(session);
          history.replace(to);
        },
        onError: () => history.replace('/login'),
      },
    );
}
