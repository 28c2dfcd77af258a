import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { splitContact } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { contactQuery } from './get-contact.js';

const target = endpoint<typeof splitContact>('POST', '/api/contacts/:id/split');

export function useSplitContact(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { reason: string }) => api.call(target, { params: { id }, body }),
    onSuccess: async (contact) => {
      queryClient.setQueryData(contactQuery(id).queryKey, contact);
      await queryClient.invalidateQueries({ queryKey: ['contacts', 'list'] });
    },
  });
}
