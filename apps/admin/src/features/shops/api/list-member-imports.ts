import { queryOptions, useQuery } from '@tanstack/react-query';
import type { listMemberImports } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listMemberImports>('GET', '/api/shop-connections/:id/member-imports');
const whileWorkingMs = 1000;

export const memberImportsQuery = (connectionId: string) =>
  queryOptions({
    queryKey: ['member-imports', connectionId],
    queryFn: ({ signal }) => api.call(target, { params: { id: connectionId }, signal }),
    // The newest one shows how far it is.
    refetchInterval: ({ state: { data } }) => {
      const state = data?.items[0]?.state;
      return state === 'checking' || state === 'importing' ? whileWorkingMs : false;
    },
  });

export const useMemberImports = (connectionId: string) => useQuery(memberImportsQuery(connectionId));
