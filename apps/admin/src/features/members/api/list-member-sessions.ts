import { useQuery } from '@tanstack/react-query';
import type { listMemberSessions } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listMemberSessions>('GET', '/api/team/members/:id/sessions');

export const useMemberSessions = (id: string) =>
  useQuery({
    queryKey: ['member-sessions', id],
    queryFn: ({ signal }) => api.call(target, { params: { id }, signal }),
  });
