import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { listAudit } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { api } from '../../../shared/api.js';
import type { AuditSearch } from '../../../shared/search.js';

const target = endpoint<typeof listAudit>('GET', '/api/audit');

export const defaultDays = 30;
const dayMs = 24 * 60 * 60_000;

/** The period is counted back from the moment of the first page, so that the key stays the same while paging. */
export function fromOf(days: AuditSearch['days']): string | undefined {
  if (days === 'all') return undefined;
  return new Date(Date.now() - Number(days ?? defaultDays) * dayMs).toISOString();
}

const auditQuery = ({ q, days, staffId, action, targetType }: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'list', { q, days, staffId, action, targetType }],
    queryFn: ({ pageParam, signal }) =>
      api.call(target, {
        query: { q, staffId, action, targetType, from: fromOf(days), cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useAudit = (filter: AuditSearch) => useInfiniteQuery(auditQuery(filter));
