import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SocialBindingInput, saveSocialBinding } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { websiteQuery } from './get-website.js';

const target = endpoint<typeof saveSocialBinding>('PUT', '/api/channels/:id/social-binding');

export function useSaveWebsite(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: SocialBindingInput) => api.call(target, { params: { id }, body }),
    onSuccess: async (settings) => {
      queryClient.setQueryData(websiteQuery(id).queryKey, settings);
      await queryClient.invalidateQueries({ queryKey: ['website'], exact: true });
    },
  });
}
