import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { unbindContact } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { contactQuery } from './get-contact.js';

const target = endpoint<typeof unbindContact>('POST', '/api/contacts/:id/unbind');

export function useUnbindContact(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { reason: string; removeTagIds: string[] }) =>
      api.call(target, { params: { id }, body }),
    onSuccess: async (contact) => {
      queryClient.setQueryData(contactQuery(id).queryKey, contact);
      await queryClient.invalidateQueries({ queryKey: ['contacts', 'list'] });
    },
  });
}
