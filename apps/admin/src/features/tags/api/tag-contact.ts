import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, tagContact } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof tagContact>('POST', '/api/contacts/:id/tags');

export function useTagContact(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof tagContact>) => api.call(target, { params: { id }, body }),
    onSuccess: () =>
      Promise.all([['contacts'], ['tags']].map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  });
}
