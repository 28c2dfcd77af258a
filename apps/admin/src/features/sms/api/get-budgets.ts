import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getSmsBudgets } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof getSmsBudgets>('GET', '/api/sms/budgets');

export const smsBudgetsQuery = queryOptions({
  queryKey: ['sms', 'budgets'],
  queryFn: ({ signal }) => api.call(target, { signal }),
});

export const useSmsBudgets = () => useQuery(smsBudgetsQuery);
