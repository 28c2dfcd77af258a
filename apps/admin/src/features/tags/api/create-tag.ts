import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { createTag } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { tagsQuery } from './list-tags.js';

const target = endpoint<typeof createTag>('POST', '/api/tags');

export function useCreateTag() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => api.call(target, { body: { name } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: tagsQuery.queryKey }),
  });
}
