import { firstIdSince } from '../database/ids.js';
import { addDays, startOfDay } from '../teams/calendar.js';

/** Days of the team's calendar as a range of ids, which carry their time: the list needs no index on time. */
export function idRangeOf(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  timeZone: string,
): { since: string | undefined; until: string | undefined } {
  return {
    since: from && firstIdSince(startOfDay(from, timeZone)),
    until: to && firstIdSince(startOfDay(addDays(to, 1), timeZone)),
  };
}

/** The lower of two bounds, of those that are given. */
export function lower(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}
