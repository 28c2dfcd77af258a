import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';
import { ErrorPanel } from './error-panel.js';

type Props<T> = {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;
  /** outline of what will stand here */
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
};

/** A query's three faces. Data that is already there stays, also when a later refresh fails. */
export function Loaded<T>({ query, skeleton, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading>{skeleton ?? <SkeletonRows rows={4} height={96} />}</Loading>;
}

function Loading({ children }: { children: ReactNode }) {
  const t = useTexts(commonTexts);
  return (
    <div aria-busy="true">
      <VisuallyHidden role="status">{t.loading}</VisuallyHidden>
      {children}
    </div>
  );
}

export function SkeletonRows({ rows, height }: { rows: number; height: number }) {
  return (
    <Stack gap="sm">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} radius="md" />
      ))}
    </Stack>
  );
}
