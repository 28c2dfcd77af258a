import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MessageCardInput, createMessageCard } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof createMessageCard>('POST', '/api/cards');

export function useCreateCard() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: MessageCardInput) => api.call(target, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['cards'] }),
  });
}
