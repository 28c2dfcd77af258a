/**
 * How long people took, kept as counts by span: the median of a year is told without the times themselves. Spans are
 * 5 seconds wide below 2 minutes, 30 below 10, then 5 minutes; the last one is what took longer than 2 hours.
 */
const spans = [
  { below: 120_000, width: 5000 },
  { below: 600_000, width: 30_000 },
  { below: 7_200_000, width: 300_000 },
] as const;

/** Where the span of a time begins, in SQL that both engines know; times in milliseconds. */
export function spanOf(time: string): string {
  const cases = spans.map(({ below, width }) => `WHEN ${time} < ${below} THEN ${time} - ${time} % ${width}`);
  return `CASE ${cases.join(' ')} ELSE ${spans[spans.length - 1]?.below} END`;
}

/** People by the second at which their span begins. */
export type TimesTaken = ReadonlyMap<number, number>;

/** Seconds within which half of the people were done, as if they were spread evenly over their span. */
export function medianSeconds(times: TimesTaken): number | null {
  const all = [...times.values()].reduce((sum, people) => sum + people, 0);
  if (all === 0) return null;
  let before = 0;
  for (const [begin, people] of [...times].sort(([one], [other]) => one - other)) {
    if (before + people >= all / 2) {
      const width = spans.find(({ below }) => begin * 1000 < below)?.width ?? 0;
      return Math.round(begin + ((all / 2 - before) / people) * (width / 1000));
    }
    before += people;
  }
  return null;
}
