import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getChannelReport } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getChannelReport>('GET', '/api/channels/:id/checks');

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['channel-checks', id],
    queryFn: ({ signal }) => api.call(target, { params: { id }, signal }),
  });

export const useReport = (id: string) => useQuery(reportQuery(id));
