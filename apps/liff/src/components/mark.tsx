export type MarkKind = 'done' | 'search' | 'wait' | 'attention' | 'phone';

const paths: Record<MarkKind, string> = {
  done: 'M14 25l7 7 14-15',
  search: 'M22 13a9 9 0 1 0 0 18 9 9 0 0 0 0-18m6.5 15.5L36 36',
  wait: 'M24 14v10l6 4M24 11a13 13 0 1 0 0 26 13 13 0 0 0 0-26',
  attention: 'M24 13v14M24 33v1',
  phone: 'M17 11h14a2 2 0 0 1 2 2v22a2 2 0 0 1-2 2H17a2 2 0 0 1-2-2V13a2 2 0 0 1 2-2m5 22h4',
};

/** The sign above a result; says nothing that the heading does not say. */
export function Mark({ kind }: { kind: MarkKind }) {
  return (
    <svg className={`mark mark-${kind}`} viewBox="0 0 48 48" width="72" height="72" aria-hidden="true">
      <circle cx="24" cy="24" r="23" />
      <path d={paths[kind]} pathLength={1} />
    </svg>
  );
}
