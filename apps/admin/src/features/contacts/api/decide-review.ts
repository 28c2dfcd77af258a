import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, decideBindingReview } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof decideBindingReview>('POST', '/api/binding-reviews/:id/decision');

export function useDecideReview(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof decideBindingReview>) => api.call(target, { params: { id }, body }),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['binding-reviews', 'list'] }),
        queryClient.invalidateQueries({ queryKey: ['contacts'] }),
      ]),
  });
}
