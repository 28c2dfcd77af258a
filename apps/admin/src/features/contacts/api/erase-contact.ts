import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, eraseContact } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof eraseContact>('POST', '/api/contacts/:id/erasure');

export function useEraseContact(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof eraseContact>) => api.call(target, { params: { id }, body }),
    onSuccess: async () => {
      queryClient.removeQueries({ queryKey: ['contacts', 'one', id] });
      queryClient.removeQueries({ queryKey: ['contacts', 'timeline', id] });
      await queryClient.invalidateQueries({ queryKey: ['contacts', 'list'] });
    },
  });
}
