import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getMemberCardSettings } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getMemberCardSettings>('GET', '/api/channels/:id/member-card');

export const memberCardQuery = (id: string) =>
  queryOptions({
    queryKey: ['member-card', id],
    queryFn: ({ signal }) => api.call(target, { params: { id }, signal }),
  });

export const useMemberCard = (id: string) => useQuery(memberCardQuery(id));
