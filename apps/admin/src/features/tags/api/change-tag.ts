import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { changeTag } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import type { TagFields } from './create-tag.js';

const target = endpoint<typeof changeTag>('PATCH', '/api/tags/:id');

export function useChangeTag() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, fields }: { id: string; fields: TagFields }) =>
      api.call(target, { params: { id }, body: fields }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['tags'] }),
  });
}
