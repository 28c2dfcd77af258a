/** Calendar days as `2026-11-21`. */
const dayMs = 86_400_000;
const atUtc = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Today in the zone's calendar; Swedish writes dates as ISO does. */
export function todayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date());
}

export function addDays(day: string, count: number): string {
  return new Date(atUtc(day) + count * dayMs).toISOString().slice(0, 10);
}
