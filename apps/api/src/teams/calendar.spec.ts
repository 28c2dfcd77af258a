import { addDays, dayOf, daysBetween, startOfDay } from './calendar.js';

describe("a team's calendar", () => {
  it.each([
    ['2026-11-20T15:59:59.999Z', 'Asia/Taipei', '2026-11-20'],
    ['2026-11-20T16:00:00.000Z', 'Asia/Taipei', '2026-11-21'],
    ['2026-11-21T04:59:59.999Z', 'America/New_York', '2026-11-20'],
    ['2026-12-31T23:30:00.000Z', 'UTC', '2026-12-31'],
    ['2026-01-01T10:15:00.000Z', 'Pacific/Kiritimati', '2026-01-02'],
  ])('%s is in %s on %s', (instant, zone, day) => {
    expect(dayOf(Date.parse(instant), zone)).toBe(day);
  });

  it.each([
    ['2026-11-21', 'Asia/Taipei', '2026-11-20T16:00:00.000Z'],
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z'],
    ['2026-03-09', 'America/New_York', '2026-03-09T04:00:00.000Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z'],
    ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00.000Z'],
    ['2026-11-21', 'Asia/Kathmandu', '2026-11-20T18:15:00.000Z'],
    // there is no midnight on that day: clocks go from 23:59:59 to 01:00
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
  ])('%s begins in %s at %s', (day, zone, instant) => {
    expect(new Date(startOfDay(day, zone)).toISOString()).toBe(instant);
  });

  it('has no gap and no overlap between days', () => {
    for (const zone of ['Asia/Taipei', 'America/New_York', 'America/Santiago', 'Pacific/Kiritimati']) {
      for (const day of daysBetween('2026-01-01', '2026-12-31')) {
        const next = startOfDay(addDays(day, 1), zone);
        expect([zone, dayOf(startOfDay(day, zone), zone)]).toEqual([zone, day]);
        expect([zone, dayOf(next - 1, zone)]).toEqual([zone, day]);
      }
    }
  });

  it('counts over months and leap years', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
    expect(daysBetween('2026-11-22', '2026-11-21')).toEqual([]);
  });
});
