import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getMemberLinkSecret } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getMemberLinkSecret>('GET', '/api/channels/:id/member-link-secret');

export const memberLinkSecretQuery = (id: string) =>
  queryOptions({
    queryKey: ['member-link-secret', id],
    queryFn: ({ signal }) => api.call(target, { params: { id }, signal }),
  });

export const useMemberLinkSecret = (id: string) => useQuery(memberLinkSecretQuery(id));
