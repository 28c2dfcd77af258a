/** Looks until `look` finds something; the deadline is for what never happens, not for a machine that is busy. */
export async function eventually<T>(
  look: () => T | Promise<T>,
  what = 'it',
  deadlineMs = 25_000,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`${what} did not happen within ${deadlineMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
