import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BodyOf, updateTeam } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import { sessionQuery } from '../../session/api/get-session.js';
import { teamQuery } from './get-team.js';

const target = endpoint<typeof updateTeam>('PATCH', '/api/team');

export function useUpdateTeam() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof updateTeam>) => api.call(target, { body }),
    onSuccess: async (team) => {
      queryClient.setQueryData(teamQuery.queryKey, team);
      // the session carries the name, the SMS preview the sender name
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: ['sms', 'account'] });
    },
  });
}
