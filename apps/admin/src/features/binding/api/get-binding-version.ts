import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getBindingVersion } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getBindingVersion>(
  'GET',
  '/api/channels/:id/binding-settings/versions/:version',
);

/** A version never changes. */
const bindingVersionQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['binding-settings', id, 'versions', version],
    queryFn: ({ signal }) => api.call(target, { params: { id, version }, signal }),
    staleTime: Infinity,
  });

export const useBindingVersion = (id: string, version: number) => useQuery(bindingVersionQuery(id, version));
