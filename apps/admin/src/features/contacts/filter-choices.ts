type Named = { id: string; name: string };

/** Choices of a filter; what an old address or view names and is there no more stays to be seen. */
export function choicesOf(
  items: readonly Named[] | undefined,
  chosen: string | undefined,
  goneLabel: string,
): { value: string; label: string }[] {
  const known = (items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const isGone = items && chosen !== undefined && items.every(({ id }) => id !== chosen);
  return isGone ? [...known, { value: chosen, label: goneLabel }] : known;
}
