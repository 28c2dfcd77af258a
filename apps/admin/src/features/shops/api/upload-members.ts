import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MemberImport, uploadMembers } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { memberImportsQuery } from './list-member-imports.js';

const target = endpoint<typeof uploadMembers>('POST', '/api/shop-connections/:id/member-imports');

export function useUploadMembers(connectionId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ file, encoding }: { file: File; encoding: MemberImport['encoding'] }) => {
      const body = new FormData();
      body.append('file', file);
      return api.call(target, { params: { id: connectionId }, query: { encoding }, body });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: memberImportsQuery(connectionId).queryKey }),
  });
}
