import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AutoRepliesInput, saveAutoReplies } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { autoRepliesQuery } from './get-auto-replies.js';
import { autoReplyChannelsKey } from './list-auto-replies.js';

const target = endpoint<typeof saveAutoReplies>('PUT', '/api/channels/:id/auto-replies');

export function useSaveAutoReplies(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: AutoRepliesInput) => api.call(target, { params: { id }, body }),
    onSuccess: (saved) => {
      queryClient.setQueryData(autoRepliesQuery(id).queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: autoReplyChannelsKey });
      // a card names the rules that send it
      void queryClient.invalidateQueries({ queryKey: ['cards'] });
    },
  });
}
