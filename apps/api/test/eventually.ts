/** Looks until `look` finds something; deliveries and webhooks are worked on beside the requests. */
export async function eventually<T>(
  look: () => T | Promise<T>,
  what = 'it',
  deadlineMs = 8000,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`${what} did not happen within ${deadlineMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
