import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { applyMemberImport } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { memberImportsQuery } from './list-member-imports.js';

const target = endpoint<typeof applyMemberImport>('POST', '/api/member-imports/:id/apply');

export function useApplyMemberImport(connectionId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.call(target, { params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: memberImportsQuery(connectionId).queryKey }),
  });
}
