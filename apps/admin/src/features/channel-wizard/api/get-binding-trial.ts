import { queryOptions } from '@tanstack/react-query';
import type { getBindingTrial } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getBindingTrial>('GET', '/api/channels/:id/binding-trial');

export const bindingTrialQuery = (id: string, source: string) =>
  queryOptions({
    queryKey: ['binding-trial', id, source],
    queryFn: ({ signal }) => api.call(target, { params: { id }, query: { source }, signal }),
  });
