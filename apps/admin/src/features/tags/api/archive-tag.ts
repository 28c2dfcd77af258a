import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { archiveTag, restoreTag } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const away = endpoint<typeof archiveTag>('POST', '/api/tags/:id/archive');
const back = endpoint<typeof restoreTag>('POST', '/api/tags/:id/restore');

export function useArchiveTag() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, archived }: { id: string; archived: boolean }) =>
      api.call(archived ? away : back, { params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['tags'] }),
  });
}
