import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, saveMessageCard } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { cardQuery } from './get-card.js';

const target = endpoint<typeof saveMessageCard>('PUT', '/api/cards/:id');

export function useSaveCard(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof saveMessageCard>) => api.call(target, { params: { id }, body }),
    onSuccess: async (card) => {
      queryClient.setQueryData(cardQuery(id).queryKey, card);
      await queryClient.invalidateQueries({ queryKey: ['cards', 'list'] });
      // settings that use the card have a new version now
      await queryClient.invalidateQueries({ queryKey: ['binding-settings'] });
    },
  });
}
