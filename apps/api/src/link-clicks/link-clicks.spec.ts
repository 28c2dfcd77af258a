import { jest } from '@jest/globals';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { TestApp, demo } from '../../test/test-app.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import { Housekeeper } from '../housekeeping/housekeeper.js';
import { dayOf } from '../teams/calendar.js';
import { isPerson } from './is-person.js';
import { TrackedLinkRepository } from './tracked-link.repository.js';
import { TrackedLinks, type NewLink } from './tracked-links.js';
import { trackedTarget } from './tracked-target.js';

const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Safari Line/15.20.0';
const target = 'https://shop.example/sale?utm=line#top';

describeEachEngine('counted links', (engine) => {
  let app: TestApp;
  let teamId = '';
  beforeAll(async () => {
    app = await TestApp.start(engine);
    [{ team_id: teamId }] = (await app.rows('SELECT team_id FROM channels WHERE id = ?', [
      demo.channelId,
    ])) as [{ team_id: string }];
  });
  afterAll(() => app.stop());

  const make = async (link: Partial<NewLink> = {}) => {
    const ownerId = link.ownerId ?? newId();
    const made = { part: 'a', target, ...link, ownerId };
    const [address = ''] = await app
      .get(Transactions)
      .run((tx) => app.get(TrackedLinks).make(tx, teamId, [made]));
    return { address, path: new URL(address).pathname, ownerId };
  };
  const tap = (path: string, headers: Record<string, string> = { 'user-agent': phone }) =>
    app.call('GET', path, { headers });
  const clicks = async (ownerId: string, since = '2000-01-01') =>
    app.get(Transactions).once((db) => app.get(TrackedLinks).clicks(db, teamId, ownerId, since));

  it('lead to what was stored, and to nothing that a caller says', async () => {
    const { address, path } = await make();
    expect(address).toMatch(/^http:\/\/product\.test\/r\/[\w-]{22}$/);
    for (const way of [path, `${path}?to=https://evil.example`, `${path}?url=//evil.example`]) {
      const { status, headers } = await tap(way);
      expect([status, headers['location']]).toEqual([302, target]);
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    }
    for (const way of [`${path}/https://evil.example`, '/r//evil.example', '/r/%2F%2Fevil.example']) {
      expect((await tap(way)).headers['location']).toBeUndefined();
    }
  });

  it('are counted by the day of the team’s calendar, owner and part', async () => {
    const { path, ownerId } = await make({ part: 'left' });
    const { path: right } = await make({ ownerId, part: 'right' });
    const day = dayOf(app.now(), 'Asia/Taipei');
    await tap(path);
    await Promise.all([tap(path), tap(path), tap(path), tap(right)]);
    const wanted = [
      { part: 'left', day, clicks: 4 },
      { part: 'right', day, clicks: 1 },
    ];
    await eventually(async () => (await clicks(ownerId)).reduce((sum, each) => sum + each.clicks, 0) === 5);
    expect(await clicks(ownerId)).toEqual(wanted);
    expect(await clicks(ownerId, '2999-01-01')).toEqual([]);
  });

  it('lead on for a robot and are not counted', async () => {
    const { path, ownerId } = await make();
    const headers = { 'user-agent': 'facebookexternalhit/1.1;line-poker/1.0' };
    expect((await tap(path, headers)).status).toBe(302);
    await tap(path);
    await eventually(async () => (await clicks(ownerId)).length > 0);
    expect(await clicks(ownerId)).toMatchObject([{ clicks: 1 }]);
  });

  it('know whether the one person followed that they were made for', async () => {
    const [contactId, ownerId] = [newId(), newId()];
    const { path } = await make({ contactId, ownerId });
    const first = (part?: string) =>
      app
        .get(Transactions)
        .once((db) =>
          app.get(TrackedLinks).firstClick(db, teamId, { contactId, ownerId, ...(part && { part }) }),
        );
    expect(await first()).toBeNull();
    const before = app.now();
    await tap(path);
    const at = await eventually(first);
    expect(at).toBeGreaterThanOrEqual(before);
    await tap(path);
    expect(await first()).toBe(at);
    expect(await first('b')).toBeNull();
  });

  it('end, and are forgotten then', async () => {
    const { path } = await make({ expiresAt: app.now() + 1000 });
    expect((await tap(path)).status).toBe(302);
    app.passTime(2 * 86_400_000);
    expect(await tap(path)).toMatchObject({ status: 404, body: { code: 'link.gone' } });
    const page = await tap(path, { 'user-agent': phone, accept: 'text/html' });
    expect([page.status, page.text]).toEqual([404, expect.stringContaining('連結已失效')]);
    expect((await tap('/r/nobody-has-made-this-1')).status).toBe(404);
    await app.get(Housekeeper).cleanUp();
    expect(await app.count('tracked_links', 'id = ?', [path.slice(3)])).toBe(0);
  });

  it('do not wait for a database that does not answer the count', async () => {
    const { path } = await make();
    await tap(path);
    let answers: () => void = () => undefined;
    const late = new Promise<void>((resolve) => (answers = resolve));
    const count = jest.spyOn(app.get(TrackedLinkRepository), 'count').mockImplementation(() => late);
    expect((await tap(path)).status).toBe(302);
    count.mockRestore();
    answers();
  });
});

describe('a counted target', () => {
  it.each([
    ['https://shop.example', 'https://shop.example/'],
    ['https://商店.example/特價', 'https://xn--czrs0t.example/%E7%89%B9%E5%83%B9'],
    ['https://shop.example/\r\nx-evil: 1', 'https://shop.example/x-evil:%201'],
    ['http://shop.example/', null],
    ['https://user:secret@shop.example/', null],
    ['javascript:alert(1)', null],
    ['//evil.example', null],
    ['tel:0912345678', null],
    ['line://ti/p/@x', null],
  ])('%j', (uri, wanted) => expect(trackedTarget(uri)).toBe(wanted));
});

describe('who taps', () => {
  const asks = (agent: string, more: Record<string, string> = {}, method = 'GET') =>
    isPerson({ method, headers: { 'user-agent': agent, ...more } });

  it('is a person in LINE or a browser', () => {
    expect(asks(phone)).toBe(true);
    expect(asks('Mozilla/5.0 (Linux; Android 15; Cubot X50) Chrome/140 Mobile')).toBe(true);
  });

  it.each([
    'facebookexternalhit/1.1;line-poker/1.0',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Slackbot-LinkExpanding 1.0',
    'TelegramBot (like TwitterBot)',
    'WhatsApp/2.23',
    'curl/8.5.0',
    '',
  ])('is a robot as %j', (agent) => expect(asks(agent)).toBe(false));

  it('is nobody yet when a page is only fetched ahead, or its head is', () => {
    expect(asks(phone, { 'sec-purpose': 'prefetch;prerender' })).toBe(false);
    expect(asks(phone, {}, 'HEAD')).toBe(false);
  });
});
