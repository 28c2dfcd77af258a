import type { RichMenuJob, RichMenuRule } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { demo } from '../../test/test-app.js';
import { ContactEventRunner } from '../contact-events/contact-event-runner.js';
import { MenuJobRunner } from './menu-job-runner.js';
import { MenuWorld, any, type Person } from './menu-world.test-kit.js';

/** MENU_PEOPLE=50000 takes two minutes an engine */
const many = Number(process.env['MENU_PEOPLE'] ?? 1100);

describeEachEngine('menus of many people', (engine) => {
  let world: MenuWorld;
  beforeAll(async () => {
    world = await MenuWorld.start(engine);
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    await world.clear();
    await world.app.rows('DELETE FROM contacts WHERE channel_id = ?', [demo.channelId]);
  });

  const url = `/api/channels/${demo.channelId}/rich-menu-rules`;
  const all = (menuId: string): RichMenuRule[] => [{ menuId, audience: { kind: 'notBound' } }];
  const newest = async (): Promise<RichMenuJob> => (await world.jobs())[0]!;
  const begin = async (rules: RichMenuRule[]): Promise<string> => {
    const { version } = (await world.as<{ version: number }>('GET', url)).body;
    const { body } = await world.as<{ job: RichMenuJob }>('PUT', url, {
      version,
      rules,
      defaultMenuId: null,
    });
    await world.app.rows("UPDATE rich_menu_jobs SET lease_until = 0 WHERE state = 'waiting'");
    world.app.get(MenuJobRunner).wake();
    return body.job.id;
  };

  it(`change by one rule: ${many} friends, none too fast for LINE, each verified`, async () => {
    const [one, two] = [await world.published('一'), await world.published('二')];
    await world.rule({ rules: all(one), defaultMenuId: null });
    const people = await world.people(many);
    await world.shown(people, one);
    world.line.times.clear();
    const begun = performance.now();
    const seen = new Set<string>();
    const id = await begin(all(two));
    const job = await eventually(
      async () => {
        const now = await newest();
        seen.add(`${now.step} ${now.processed} ${now.verified}`);
        return now.id === id && now.finishedAt !== null && now;
      },
      'the change',
      600_000,
    );
    const seconds = (performance.now() - begun) / 1000;
    expect(job).toMatchObject({ state: 'done', total: many, processed: many, linked: many, verified: many });
    const lineId = await world.lineIdOf(two);
    expect(people.filter((person) => world.linked(person) !== lineId)).toEqual([]);
    expect(await world.app.count('contact_menus', "state = 'verified' AND line_menu_id = ?", [lineId])).toBe(
      many,
    );
    expect(world.line.exceeded).toEqual([]);
    const calls = (name: string) => world.line.times.get(name)?.length ?? 0;
    expect(calls('bulkLink')).toBe(Math.ceil(many / 500));
    expect(calls('getOfUser')).toBe(many);
    expect(calls('link')).toBe(0);
    expect(world.line.mostPerSecond('getOfUser')).toBeLessThanOrEqual(440);
    // progress could be seen
    expect(seen.size).toBeGreaterThan(2);
    const perSecond = ['bulkLink', 'getOfUser'].map((name) => world.line.mostPerSecond(name));
    process.stdout.write(
      `${engine.name}: ${many} friends in ${seconds.toFixed(1)} s, most calls a second: ${perSecond.join(', ')}\n`,
    );
  }, 700_000);

  /** So many looks are answered; the others wait until they are let go. */
  function holdLooks(answered: number): () => void {
    const menus = world.app.line.client.richMenus;
    const look = menus.getOfUser.bind(menus);
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let looks = 0;
    menus.getOfUser = async (...args) => {
      looks += 1;
      if (looks > answered) await held;
      return look(...args);
    };
    return () => {
      menus.getOfUser = look;
      letGo();
    };
  }

  it('stop within a piece of half a second, and go on where they are', async () => {
    const [one, two] = [await world.published('一'), await world.published('二')];
    await world.rule({ rules: all(one), defaultMenuId: null });
    await world.shown(await world.people(700), one);
    const letGo = holdLooks(250);
    const id = await begin(all(two));
    await eventually(async () => (await newest()).verified > 0);
    const stopped = await world.as<RichMenuJob>('POST', `/api/rich-menu-jobs/${id}/cancel`);
    expect(stopped).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    letGo();
    await world.app.get(MenuJobRunner).round();
    // 200 looks are a piece: the one that was over, and the one that was under way
    expect(world.line.times.get('getOfUser')).toHaveLength(400);
    const calls = world.app.line.calls.length;
    await world.app.get(MenuJobRunner).round();
    expect(world.app.line.calls.length).toBe(calls);
    expect((await world.as('POST', `/api/rich-menu-jobs/${id}/cancel`)).status).toBe(409);
    const again = await world.as<RichMenuJob>('POST', `/api/channels/${demo.channelId}/rich-menu-jobs`);
    expect(await world.ended(again.body.id)).toMatchObject({ state: 'done', linked: 0, processed: 700 });
    expect(await world.app.count('contact_menus', "state = 'verified'")).toBe(700);
  }, 60_000);

  it('are the newest for somebody who is tagged while it is looked at what they have', async () => {
    const [one, two] = [await world.published('一'), await world.published('二')];
    const [tag = ''] = world.tags;
    await world.rule({ rules: [any(two, tag), ...all(one)], defaultMenuId: null });
    const [amy] = (await world.people(1)) as [Person];
    await world.shown([amy], one, 'sent');
    const menus = world.app.line.client.richMenus;
    const look = menus.getOfUser.bind(menus);
    let begun = false;
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    menus.getOfUser = async (...args) => {
      if (begun) return look(...args);
      begun = true;
      await held;
      return look(...args);
    };
    const { body } = await world.as<RichMenuJob>('POST', `/api/channels/${demo.channelId}/rich-menu-jobs`);
    await eventually(() => begun, 'the look');
    await world.tag([amy], tag);
    const lineId = await world.lineIdOf(two);
    await eventually(async () => {
      await world.app.get(ContactEventRunner).round();
      return world.app.count('contact_menus', "line_menu_id = ? AND state = 'verified'", [lineId]);
    }, 'the new menu');
    letGo();
    await world.ended(body.id);
    menus.getOfUser = look;
    await world.settled();
    expect(world.linked(amy)).toBe(lineId);
    expect(await world.menuOf(amy)).toMatchObject({ menuId: two, state: 'verified' });
  });

  it('are gone on with by another process when one dies, and nobody is told twice', async () => {
    const one = await world.published('一');
    const job = await world.rule({ rules: all(one), defaultMenuId: null });
    const people = (await world.people(520)).sort((a, b) => (a.id < b.id ? -1 : 1));
    // as a process that died after its first piece had left it
    await world.shown(people.slice(0, 500), one, 'sent');
    await world.app.rows(
      `UPDATE rich_menu_jobs SET state = 'running', step = 'link', open_channel_id = channel_id, processed = 500,
        linked = 500, verified = 0, \`cursor\` = ?, lease_token = 'dead', lease_until = 1, finished_at = NULL WHERE id = ?`,
      [people[499]!.id, job!.id],
    );
    world.line.times.clear();
    await world.app.get(MenuJobRunner).round();
    expect(await world.ended(job!.id)).toMatchObject({ state: 'done', linked: 520, verified: 520 });
    expect(world.line.times.get('bulkLink')).toHaveLength(1);
    expect(world.line.links.size).toBe(520);
  }, 60_000);

  it('wait while LINE is away or wants it slower, and say why', async () => {
    await world.people(10);
    const one = await world.published('一');
    world.app.line.failNext(/bulk\/link/, { status: 429, message: 'The API rate limit has been exceeded.' });
    const id = await begin(all(one));
    const waiting = await eventually(async () => {
      const job = await newest();
      return job.problem !== null && job;
    });
    expect(waiting).toMatchObject({
      state: 'running',
      problem: expect.stringContaining('rate_limited') as string,
    });
    await world.app.rows('UPDATE rich_menu_jobs SET lease_until = 0 WHERE id = ?', [id]);
    expect(await world.ended(id)).toMatchObject({ state: 'done', problem: null, verified: 10 });
  });

  it('are moved over when a menu is published anew, and the old one is deleted last', async () => {
    const one = await world.published('一');
    await world.rule({ rules: all(one), defaultMenuId: null });
    const people = await world.people(510);
    await world.shown(people, one);
    const old = await world.lineIdOf(one);
    await world.as('PUT', `/api/rich-menus/${one}`, {
      version: 1,
      ...world.content({ name: '一', chatBarText: '新' }),
    });
    expect(await world.publish(one)).toMatchObject({ state: 'done', linked: 510, verified: 510 });
    const now = await world.lineIdOf(one);
    expect(now).not.toBe(old);
    expect(people.filter((person) => world.linked(person) !== now)).toEqual([]);
    expect([...world.line.menus.keys()]).toEqual([now]);
    const order = world.app.line.calls.filter((call) => /bulk\/link|DELETE/.test(call));
    expect(order.at(-1)).toBe(`DELETE /v2/bot/richmenu/${old}`);
  }, 60_000);

  it('are a matter of one job at a time in a channel; what comes meanwhile is done in the same one', async () => {
    const people = await world.people(20);
    const [one, two] = [await world.published('一'), await world.published('二')];
    const first = await begin(all(one));
    const second = await begin(all(two));
    await world.ended(second);
    const lineId = await world.lineIdOf(two);
    expect(people.filter((person) => world.linked(person) !== lineId)).toEqual([]);
    const jobs = (await world.jobs()).filter(({ kind }) => kind === 'apply');
    expect(jobs.every(({ state }) => state === 'done')).toBe(true);
    expect([1, 2]).toContain(new Set([first, second]).size);
  });
});
