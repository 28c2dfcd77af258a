import { funnelResults, type FunnelResult } from '@tieline/contracts';

/** People of one source in a day of a channel. */
export type Origin = {
  /** empty: the link named none */
  source: string;
  /** SMS units that they cost, less refunds */
  segments: number;
  /** people by how far they came */
  results: [result: FunnelResult, people: number][];
  /** those who were bound, by the second at which the span of the time they took begins */
  times: [seconds: number, people: number][];
};

/** Anyone may write a source into a link; beyond these the rest of a day counts as one, so that its row stays small. */
export const mostSources = 60;
export const otherSources = 'other';

type Stored = [string, number, (string | number)[], number[]];

export function writeOrigins(origins: readonly Origin[]): string {
  const stored = limited(origins).map(({ source, segments, results, times }): Stored => [
    source,
    segments,
    results.flat(),
    times.flat(),
  ]);
  return JSON.stringify(stored);
}

const known = new Set<unknown>(funnelResults);

export function readOrigins(json: string): Origin[] {
  return (JSON.parse(json) as Stored[]).map(([source, segments, people, times]) => {
    const results: Origin['results'] = [];
    for (let i = 0; i < people.length; i += 2) {
      if (known.has(people[i])) results.push([people[i] as FunnelResult, Number(people[i + 1])]);
    }
    return { source, segments, results, times: pairs(times) };
  });
}

function pairs(flat: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (let i = 0; i < flat.length; i += 2) found.push([flat[i] ?? 0, flat[i + 1] ?? 0]);
  return found;
}

export function peopleOf({ results }: Origin): number {
  let people = 0;
  for (const [, count] of results) people += count;
  return people;
}

export function boundOf({ results }: Origin): number {
  let bound = 0;
  for (const [result, count] of results) if (result === 'bound') bound += count;
  return bound;
}

function limited(origins: readonly Origin[]): readonly Origin[] {
  if (origins.length <= mostSources) return origins;
  const last = ({ source }: Origin) => Number(source === otherSources);
  const sorted = origins.toSorted((one, other) => last(one) - last(other) || peopleOf(other) - peopleOf(one));
  const rest = sorted.splice(mostSources - 1);
  const results = summed(rest.flatMap((origin) => origin.results));
  const times = summed(rest.flatMap((origin) => origin.times));
  const segments = rest.reduce((sum, origin) => sum + origin.segments, 0);
  return [...sorted, { source: otherSources, segments, results, times }];
}

function summed<Key>(counts: readonly [Key, number][]): [Key, number][] {
  const sums = new Map<Key, number>();
  for (const [key, count] of counts) sums.set(key, (sums.get(key) ?? 0) + count);
  return [...sums];
}
