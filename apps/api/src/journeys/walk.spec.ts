import type { JourneyStep, JourneyWait } from '@tieline/contracts';
import { allSteps, mostMessages } from '@tieline/contracts';
import { Program } from './program.js';
import { quietUntil, waitUntil } from './schedule.js';
import { walk, type Circumstances, type Traveller } from './walk.js';

const zone = 'Asia/Taipei';
const at = (text: string) => Date.parse(`${text}+08:00`);
const now = at('2026-11-21T12:00:00');
const nobody: Traveller = { friend: true, bound: false, tags: new Set(), clicked: new Set() };
const here: Circumstances = { now, timeZone: zone, quietHours: null };

const send = (id: string): JourneyStep => ({ id, kind: 'send', message: { kind: 'text', text: id } });
const wait = (id: string, until: JourneyWait): JourneyStep => ({ id, kind: 'wait', until });
const day: JourneyWait = { kind: 'duration', amount: 1, unit: 'days' };
const start = (steps: JourneyStep[], traveller = nobody, circumstances = here) => {
  const program = new Program(steps);
  return walk(program, { place: program.first, waited: false }, traveller, circumstances);
};
const told = ({ taken }: ReturnType<typeof start>) =>
  taken.map(({ stepId, result }) => `${stepId} ${result}`);

const branched: JourneyStep[] = [
  send('a'),
  {
    id: 'b',
    kind: 'condition',
    if: { kind: 'tag', tagId: 'vip' },
    then: [send('c'), { id: 'd', kind: 'condition', if: { kind: 'bound' }, then: [], else: [send('e')] }],
    else: [{ id: 'f', kind: 'end' }],
  },
  send('g'),
];

describe('a walk through a journey', () => {
  it('goes into the block that holds, and on after it', () => {
    expect(told(start(branched, { ...nobody, tags: new Set(['vip']) }))).toEqual([
      'a queued',
      'b then',
      'c queued',
      'd else',
      'e queued',
      'g queued',
    ]);
    expect(told(start(branched, { ...nobody, tags: new Set(['vip']), bound: true }))).toEqual([
      'a queued',
      'b then',
      'c queued',
      'd then',
      'g queued',
    ]);
    expect(told(start(branched))).toEqual(['a queued', 'b else', 'f done']);
    expect(allSteps(branched).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(mostMessages(branched)).toBe(4);
  });

  it('stands at a wait until somebody comes for it, and ends after the last one', () => {
    const steps = [send('a'), wait('b', day), send('c'), wait('d', day)];
    const first = start(steps);
    expect(first).toMatchObject({ place: 'b', waited: true, dueAt: now + 86_400_000 });
    const program = new Program(steps);
    const later = { ...here, now: first.dueAt };
    const second = walk(program, first, nobody, later);
    expect([told(second), second.place]).toEqual([['c queued', 'd waits'], 'd']);
    expect(walk(program, second, nobody, later)).toMatchObject({ place: null, taken: [] });
  });

  it('knows the tags that it has put on itself', () => {
    const steps: JourneyStep[] = [
      { id: 'a', kind: 'addTag', tagId: 'vip' },
      { id: 'b', kind: 'condition', if: { kind: 'tag', tagId: 'vip' }, then: [send('c')], else: [] },
      { id: 'd', kind: 'removeTag', tagId: 'vip' },
    ];
    expect(told(start(steps))).toEqual(['a done', 'b then', 'c queued', 'd done']);
  });

  it('says blocked and goes on for who has blocked the account; who is unknown gets the message', () => {
    expect(told(start(branched, { ...nobody, friend: false }))).toEqual(['a blocked', 'b else', 'f done']);
    expect(told(start([send('a')], { ...nobody, friend: null }))).toEqual(['a queued']);
  });

  it('keeps messages for the end of the quiet hours, and nothing else', () => {
    const quietHours = { starts: '22:00', ends: '08:00' };
    const night = { ...here, now: at('2026-11-21T23:30:00'), quietHours };
    const steps: JourneyStep[] = [{ id: 't', kind: 'addTag', tagId: 'vip' }, send('a'), send('b')];
    const kept = start(steps, nobody, night);
    expect(told(kept)).toEqual(['t done', 'a quiet']);
    expect(kept).toMatchObject({ place: 'a', waited: false, dueAt: at('2026-11-22T08:00:00') });
    const morning = walk(new Program(steps), kept, nobody, { ...night, now: kept.dueAt });
    expect(told(morning)).toEqual(['a queued', 'b queued']);
  });

  it('waits for nothing in a trial and says how long it would have', () => {
    const { taken, place } = start([wait('a', day), send('b')], nobody, { ...here, skipWaits: true });
    expect([taken, place]).toMatchObject([[{ result: 'waits', until: now + 86_400_000 }, {}], null]);
  });

  it('ends for whoever stands at a step that is there no more', () => {
    expect(walk(new Program([send('a')]), { place: 'x', waited: false }, nobody, here).place).toBeNull();
    expect(start([]).place).toBeNull();
  });
});

describe('times of a journey', () => {
  it.each([
    [{ kind: 'timeOfDay', time: '12:00' }, '2026-11-22T12:00:00'],
    [{ kind: 'timeOfDay', time: '12:01' }, '2026-11-21T12:01:00'],
    [{ kind: 'timeOfDay', time: '09:30' }, '2026-11-22T09:30:00'],
    [{ kind: 'date', date: '2026-12-24', time: '18:00' }, '2026-12-24T18:00:00'],
    [{ kind: 'duration', amount: 90, unit: 'minutes' }, '2026-11-21T13:30:00'],
  ] as [JourneyWait, string][])('%j', (until, wanted) =>
    expect(waitUntil(until, now, zone)).toBe(at(wanted)),
  );

  it('knows quiet hours over midnight and within a day, and where clocks change', () => {
    const night = { starts: '22:00', ends: '08:00' };
    expect(quietUntil(night, at('2026-11-21T21:59:59'), zone)).toBeNull();
    expect(quietUntil(night, at('2026-11-21T22:00:00'), zone)).toBe(at('2026-11-22T08:00:00'));
    expect(quietUntil(night, at('2026-11-22T07:59:59'), zone)).toBe(at('2026-11-22T08:00:00'));
    expect(quietUntil(night, at('2026-11-22T08:00:00'), zone)).toBeNull();
    expect(quietUntil({ starts: '12:00', ends: '13:00' }, now, zone)).toBe(at('2026-11-21T13:00:00'));
    // In Berlin the clock goes from 2:00 to 3:00 on 28 March 2027.
    expect(quietUntil(night, Date.parse('2027-03-27T23:30:00Z'), 'Europe/Berlin')).toBe(
      Date.parse('2027-03-28T06:00:00Z'),
    );
  });
});
