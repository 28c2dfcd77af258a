type Row = readonly [label: string, value: string | null];

/** What is known, one line each; a line without a value is left out. */
export function Facts({ rows }: { rows: readonly Row[] }) {
  return (
    <dl className="facts">
      {rows.map(([label, value], at) =>
        value ? (
          <div key={at}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
