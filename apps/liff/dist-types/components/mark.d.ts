export type MarkKind = 'done' | 'search' | 'wait' | 'attention' | 'phone';
/** The sign above a result; says nothing that the heading does not say. */
export declare function Mark({ kind }: { kind: MarkKind }): import('react').JSX.Element;
