import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getSocialBinding } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getSocialBinding>('GET', '/api/channels/:id/social-binding');

export const websiteQuery = (id: string) =>
  queryOptions({
    queryKey: ['website', id],
    queryFn: ({ signal }) => api.call(target, { params: { id }, signal }),
  });

export const useWebsite = (id: string) => useQuery(websiteQuery(id));
