import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, changeMember } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof changeMember>('PATCH', '/api/team/members/:id');

export function useChangeMember() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string } & BodyOf<typeof changeMember>) =>
      api.call(target, { params: { id }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['members'] }),
  });
}
