/** The same list with one of its items a place further; at an end nothing moves. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...list];
  const [item, other] = [list[at], list[at + by]];
  if (item === undefined || other === undefined) return next;
  next[at] = other;
  next[at + by] = item;
  return next;
}
