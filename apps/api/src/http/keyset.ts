import { Id } from '@tieline/contracts';
import { ProblemError } from './problem.js';

/** The id that the page before ended with; ids are time-ordered, so the id is the whole cursor. */
export function readCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined || Id.safeParse(cursor).success) return cursor;
  throw new ProblemError('request.invalid', { issues: [{ path: 'query.cursor', code: 'format' }] });
}

/** Makes a page of `limit + 1` rows: the row too many tells that there is a next page. */
export function pageOf<Row extends { id: string }, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  cursorOf: (row: Row) => string = ({ id }) => id,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(toItem), nextCursor: rows.length > limit && last ? cursorOf(last) : null };
}
