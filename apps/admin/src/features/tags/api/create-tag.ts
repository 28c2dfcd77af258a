import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { createTag } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof createTag>('POST', '/api/tags');

export type TagFields = { name: string; category: string | null; validDays: number | null };

export function useCreateTag() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (fields: TagFields) => api.call(target, { body: fields }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['tags'] }),
  });
}
