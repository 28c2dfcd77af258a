import { funnelResults, type Contact, type FunnelResult } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { StaffWorld, demo } from '../auth/staff-world.test-kit.js';
import { In } from 'typeorm';
import { ContactDirectoryRepository } from '../contacts/contact-directory.repository.js';
import { ContactEntity } from '../contacts/contact.entity.js';
import { newId } from '../database/ids.js';
import { OtpChallengeEntity } from '../otp/otp-challenge.entity.js';
import { BindingRefusalEntity } from '../phone-binding/binding-refusal.entity.js';
import { LiffSessionEntity } from '../phone-binding/liff-session.entity.js';
import { addDays, dayOf } from '../teams/calendar.js';
import { FunnelPeople } from './funnel-people.js';
import { FunnelRollUp } from './roll-up.js';
import { placeOf } from './funnel-traces.js';

type Trace = { result: FunnelResult; source: string | null; at: number };
type Person = { lineUserId: string; traces: Trace[] };

const opened = ['left', 'boundBefore'] as const;
const refusals = {
  badNumber: 'phone.invalid',
  sendLimited: 'otp.send_limited',
  noCredit: 'sms.no_credit',
} as const;
const unproven = { expired: 0, wrongCode: 1, codeDead: 3 } as const;
const proven = ['unavailable', 'many', 'notFound', 'contested', 'alreadyBound', 'bound'] as const;
const sources = [null, 'menu', 'poster'];
const people = 60;

/** Repeats itself, so that a failure can be looked at again. */
function dice(seed: number): <T>(choices: readonly T[]) => T {
  let state = seed;
  return (choices) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return choices[Math.floor((state / 2_147_483_648) * choices.length)]!;
  };
}

describeEachEngine('the people behind a figure', (engine) => {
  let world: StaffWorld;
  let teamId = '';
  const crowd: Person[] = [];
  const today = () => dayOf(world.app.now(), 'Asia/Taipei');

  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    const [channel] = await world.app.rows<{ team_id: string }>('SELECT team_id FROM channels WHERE id = ?', [
      demo.channelId,
    ]);
    teamId = channel!.team_id;
    const place = { teamId, channelId: demo.channelId };
    const one = dice(7);
    for (let i = 0; i < people; i += 1) crowd.push(await aPerson(place, one, i));
  });
  afterAll(() => world.stop());

  /** Opens the page once or more, is refused or gets a code now and then; some of it at the same instant. */
  async function aPerson(
    place: { teamId: string; channelId: string },
    one: ReturnType<typeof dice>,
    number: number,
  ): Promise<Person> {
    const lineUserId = `U${newId().replaceAll('-', '')}`;
    const who = { ...place, lineUserId };
    const now = world.app.now();
    const trace = <Result extends FunnelResult>(results: readonly Result[]) => ({
      result: one(results),
      source: one(sources),
      at: now - 3_600_000 - one([0, 0, 1000, 2000, 3000]) - number,
    });
    const visits = Array.from({ length: one([1, 1, 2, 3]) }, () => trace(opened));
    const denied = Array.from({ length: one([0, 0, 1, 2]) }, () =>
      trace(Object.keys(refusals) as (keyof typeof refusals)[]),
    );
    const codes = Array.from({ length: one([0, 1, 1, 2]) }, () =>
      trace(Object.keys(unproven) as (keyof typeof unproven)[]),
    );
    const right = Array.from({ length: one([0, 0, 1, 2]) }, () => trace(proven));
    await world.db(async (db) => {
      const [friend, friendAt] = [0 as const, 0];
      await db.insert(ContactEntity, { ...who, id: newId(), friend, friendAt, createdAt: now });
      for (const { result, source, at } of visits) {
        const hashes = { tokenHash: newId(), idTokenHash: newId() };
        const times = { createdAt: at, expiresAt: now };
        const bound = result === 'boundBefore' ? 1 : 0;
        await db.insert(LiffSessionEntity, { ...who, ...hashes, ...times, locale: 'zh-TW', source, bound });
      }
      for (const [i, { result, source, at }] of denied.entries()) {
        const row = { ...who, id: newId(), reason: refusals[result], source, hour: i, createdAt: at };
        await db.insert(BindingRefusalEntity, row);
      }
      for (const { result, source, at } of [...codes, ...right]) {
        const outcome = proven.find((known) => known === result) ?? null;
        const phone = {
          phoneSealed: '',
          phoneIndex: '',
          maskedPhone: '',
          prefix: '',
          seed: '',
          addressKey: '',
        };
        const times = { createdAt: at, expiresAt: at, resendAt: at };
        const attempts = unproven[result as keyof typeof unproven] ?? 1;
        const state = outcome ? ('consumed' as const) : ('open' as const);
        const row = { ...who, ...phone, ...times, id: newId(), state, attempts, sends: 1, source, outcome };
        await db.insert(OtpChallengeEntity, row);
      }
    });
    return { lineUserId, traces: [...visits, ...denied, ...codes, ...right] };
  }

  /** All of them, two a page. */
  async function listed(query: Record<string, string>): Promise<string[]> {
    const found: string[] = [];
    for (let cursor: unknown = ''; cursor !== null;) {
      const range = { from: addDays(today(), -1), to: today(), limit: '2', ...query };
      const search = new URLSearchParams({
        ...range,
        ...(typeof cursor === 'string' && cursor && { cursor }),
      });
      const answer = await world.ours('admin')('GET', `/api/contacts?${search.toString()}`);
      expect(answer.status).toBe(200);
      found.push(...(answer.body['items'] as Contact[]).map(({ lineUserId }) => lineUserId));
      cursor = answer.body['nextCursor'];
    }
    return found;
  }

  /** Newest trace of the furthest place first. */
  function expected(result: FunnelResult, source: string | null | undefined): Set<string> {
    const came = crowd.flatMap(({ lineUserId, traces }) => {
      const seen = traces.filter((trace) => source === undefined || trace.source === source);
      const furthest = Math.max(-1, ...seen.map((trace) => placeOf(trace.result)));
      return furthest === placeOf(result) ? [lineUserId] : [];
    });
    return new Set(came);
  }

  it.each(funnelResults.map((result) => [result]))(
    'are those who came as far as %s and no further',
    async (result) => {
      const found = await listed({ result });
      expect(new Set(found)).toEqual(expected(result, undefined));
      expect(new Set(found).size).toBe(found.length);
    },
  );

  it.each(['left', 'boundBefore', 'badNumber', 'codeDead', 'notFound', 'bound'] as const)(
    'are told apart by source: %s',
    async (result) => {
      expect(new Set(await listed({ result, source: 'menu' }))).toEqual(expected(result, 'menu'));
      expect(new Set(await listed({ result, source: 'none' }))).toEqual(expected(result, null));
    },
  );

  it('are the same for work on all of them, newest contact first', async () => {
    const directory = world.app.get(ContactDirectoryRepository);
    const range = { from: addDays(today(), -1), to: today() };
    for (const result of ['left', 'badNumber', 'wrongCode', 'bound'] as const) {
      await world.db(async (db) => {
        const people = await world.app.get(FunnelPeople).find(db, teamId, { result, ...range });
        const nothing = { search: undefined, channelId: undefined, binding: undefined, tagId: undefined };
        const filter = { ...nothing, people, sort: '-createdAt' as const };
        const ids = await directory.listIds(db, teamId, filter, { before: undefined, limit: 1000 });
        const rows = await db.findBy(ContactEntity, { id: In(ids) });
        expect(new Set(rows.map(({ lineUserId }) => lineUserId))).toEqual(expected(result, undefined));
        expect(ids).toEqual(ids.toSorted().toReversed());
        expect(await directory.count(db, teamId, filter)).toBe(ids.length);
        const [first] = ids;
        const rest = await directory.listIds(db, teamId, filter, { before: first, limit: 1000 });
        expect(rest).toEqual(ids.slice(1));
      });
    }
  });

  it('come by the newest trace', async () => {
    const found = await listed({ result: 'bound' });
    const timeOf = (user: string) =>
      Math.max(
        ...crowd
          .flatMap(({ lineUserId, traces }) => (lineUserId === user ? traces : []))
          .flatMap(({ result, at }) => (result === 'bound' ? [at] : [])),
      );
    const times = found.map(timeOf);
    expect(times.length).toBeGreaterThan(3);
    expect(times).toEqual(times.toSorted((one, other) => other - one));
  });

  it('are the same once their days are counted for good, and nowhere else is looked for them', async () => {
    await world.app.get(FunnelRollUp).run();
    await world.app.rows('UPDATE binding_funnel_progress SET rolled_until = ?', [
      world.app.now() + 86_400_000,
    ]);
    for (const result of funnelResults) {
      expect([result, new Set(await listed({ result }))]).toEqual([result, expected(result, undefined)]);
      expect(new Set(await listed({ result, source: 'menu' }))).toEqual(expected(result, 'menu'));
    }
    await world.app.rows("UPDATE binding_funnel_channel_days SET origins = '[]'");
    expect(await listed({ result: 'codeDead' })).toEqual([]);
  });
});
