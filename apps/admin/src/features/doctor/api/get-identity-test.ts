import { queryOptions } from '@tanstack/react-query';
import type { getIdentityTest } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getIdentityTest>('GET', '/api/channels/:id/identity-test');

export const identityTestQuery = (id: string) =>
  queryOptions({
    queryKey: ['identity-test', id],
    queryFn: ({ signal }) => api.call(target, { params: { id }, signal }),
  });
