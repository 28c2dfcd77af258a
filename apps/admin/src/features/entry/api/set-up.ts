import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, setUp } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof setUp>('POST', '/api/setup');

export function useSetUp() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof setUp>) => api.call(target, { body }),
    // asked again at the next sign-in; the page itself stays as it is until then
    onSuccess: () => queryClient.removeQueries({ queryKey: ['setup'] }),
  });
}
