import type { JourneyWait, QuietHours } from '@tieline/contracts';
import { addDays, atLocalTime, dayOf, localTime } from '../teams/calendar.js';

const unitMs = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

/** When a wait that begins now is over; not after `now`: it is over already. */
export function waitUntil(wait: JourneyWait, now: number, timeZone: string): number {
  switch (wait.kind) {
    case 'duration':
      return now + wait.amount * unitMs[wait.unit];
    case 'timeOfDay':
      return nextTime(wait.time, now, timeZone);
    case 'date':
      return atLocalTime(wait.date, wait.time, timeZone);
  }
}

/** When the quiet hours end in which `now` lies; null: it lies in none. */
export function quietUntil(quiet: QuietHours | null, now: number, timeZone: string): number | null {
  if (!quiet) return null;
  const time = localTime(now, timeZone).slice(11, 16);
  const { starts, ends } = quiet;
  const inside = starts < ends ? time >= starts && time < ends : time >= starts || time < ends;
  return inside ? nextTime(ends, now, timeZone) : null;
}

function nextTime(time: string, now: number, timeZone: string): number {
  const today = dayOf(now, timeZone);
  const at = atLocalTime(today, time, timeZone);
  return at > now ? at : atLocalTime(addDays(today, 1), time, timeZone);
}
