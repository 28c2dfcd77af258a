const dayMs = 86_400_000;
const hourMs = 3_600_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  // Swedish writes dates as ISO does.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timeZone, made);
  return made;
}

/** `2026-11-21` and `17:08:30` on the zone's clock. Which space ICU puts between them depends on its version. */
function clockAt(instant: number, timeZone: string): [day: string, time: string] {
  const text = formatOf(timeZone).format(instant);
  return [text.slice(0, 10), text.slice(11)];
}

/** Milliseconds by which the zone's clock is ahead of UTC at that instant. */
function offsetAt(instant: number, timeZone: string): number {
  const whole = Math.floor(instant / 1000) * 1000;
  return Date.parse(`${clockAt(whole, timeZone).join('T')}Z`) - whole;
}

/** The calendar day in which an instant lies, `2026-11-21`. */
export function dayOf(instant: number, timeZone: string): string {
  const [day] = clockAt(instant, timeZone);
  return day;
}

/** `2026-11-21 17:08:30` on the zone's clock. */
export function localTime(instant: number, timeZone: string): string {
  return clockAt(instant, timeZone).join(' ');
}

/** The first instant of a calendar day; where clocks are put forward at midnight, the first one after the gap. */
export function startOfDay(day: string, timeZone: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const guesses = [utc - hourMs * 14, utc, utc + hourMs * 12].map((at) => utc - offsetAt(at, timeZone));
  const starts = guesses.filter((at) => dayOf(at, timeZone) === day && dayOf(at - 1, timeZone) < day);
  return Math.min(...(starts.length > 0 ? starts : guesses));
}

/** When the zone's clock shows a time (`22:00`) on a day; one that clocks jump over is the moment after the gap. */
export function atLocalTime(day: string, time: string, timeZone: string): number {
  const utc = Date.parse(`${day}T${time}:00Z`);
  const guess = utc - offsetAt(utc, timeZone);
  return utc - offsetAt(guess, timeZone);
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);
}

/** All days from the first to the last, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
