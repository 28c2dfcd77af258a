import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { archiveMessageCard } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof archiveMessageCard>('POST', '/api/cards/:id/archived');

export function useArchiveCard() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, archived }: { id: string; archived: boolean }) =>
      api.call(target, { params: { id }, body: { archived } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['cards'] }),
  });
}
