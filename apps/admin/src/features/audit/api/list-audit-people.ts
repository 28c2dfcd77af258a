import { useQuery } from '@tanstack/react-query';
import type { listAuditPeople } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';

const target = endpoint<typeof listAuditPeople>('GET', '/api/audit/people');

export const useAuditPeople = () =>
  useQuery({ queryKey: ['audit', 'people'], queryFn: ({ signal }) => api.call(target, { signal }) });
