import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { endSocialTie, listSocialTies } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const list = endpoint<typeof listSocialTies>('GET', '/api/contacts/:id/social-ties');
const end = endpoint<typeof endSocialTie>('POST', '/api/social-ties/:id/end');

const keyOf = (contactId: string) => ['social-ties', contactId];

export const useSocialTies = (contactId: string) =>
  useQuery({
    queryKey: keyOf(contactId),
    queryFn: ({ signal }) => api.call(list, { params: { id: contactId }, signal }),
  });

export function useEndSocialTie(contactId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.call(end, { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keyOf(contactId) }),
  });
}
