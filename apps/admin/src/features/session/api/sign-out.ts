import { useMutation } from '@tanstack/react-query';
import type { signOut } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof signOut>('POST', '/api/auth/sign-out');

export const useSignOut = () => useMutation({ mutationFn: () => api.call(target) });
