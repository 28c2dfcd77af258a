import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { redisContent } from '../../test/redis-content.js';
import { TestApp, demo } from '../../test/test-app.js';
import { eventsDone, newLineUser } from '../../test/webhooks.js';
import { base64, dumpOf, listenToLogs, standingAlone } from '../../test/what-is-told.js';
import { accepts, declines, offered, person, Website, type Browser } from './website.test-kit.js';

const browsersAWay = 25;

describeEachEngine('what a dump, Redis and the logs tell of a website, imports and journeys', (engine) => {
  let app: TestApp;
  let site: Website;
  let logged: string[];
  /** whole values: tokens of links and of waiting pages, visitor ids, what the website's server signs, numbers */
  const secrets = new Set<string>();
  const codes = new Set<string>();

  beforeAll(async () => {
    app = await TestApp.start(engine);
    logged = listenToLogs(app);
    site = new Website(app);
    const [tag] = await app.rows<{ id: string }>('SELECT id FROM tags ORDER BY id');
    await site.setUp({ tagIds: [tag?.id ?? ''] });
    await site.makeSecret();
    secrets.add(site.secret);
    await beginJourney(tag?.id);
    await importNumbers();
    await tiesByLink();
    await app.rows('UPDATE channels SET liff_id = NULL WHERE id = ?', [demo.channelId]);
    await tiesByCode();
    await settled();
  }, 120_000);
  afterAll(() => app.stop());

  async function settled() {
    await eventsDone(app);
    await eventually(async () => (await app.count('deliveries', "state = 'queued'")) === 0, 'the deliveries');
    await eventually(async () => (await app.count('contact_events')) === 0, 'the listeners');
  }

  /** For everybody whose browser is tied. */
  async function beginJourney(tagId: string | undefined) {
    const journey = {
      ...{ channelId: demo.channelId, name: '歡迎', entryLimit: 1, quietHours: null },
      trigger: { kind: 'tagged', tagId },
      steps: [{ id: 's1', kind: 'send', message: { kind: 'text', text: '您好 {customerName}' } }],
    };
    const { status, body, text } = await app.as<{ id: string }>('marketer', 'POST', '/api/journeys', journey);
    if (status !== 201) throw new Error(text);
    await app.as('marketer', 'POST', `/api/journeys/${body.id}/state`, { state: 'active' });
  }

  async function importNumbers() {
    const lines = Array.from({ length: 20 }, (_none, n) => {
      const phone = app.freshPhone();
      for (const form of [phone.slice(1), `0${phone.slice(4)}`, phone.slice(4)]) secrets.add(form);
      return `${newLineUser()},IMP-${n},${phone.slice(1)},王小明`;
    });
    const url = `/api/channels/${demo.channelId}/contact-imports`;
    const file = ['UID,會員編號,手機,姓名', ...lines].join('\n');
    const { status, text } = await app.upload('supervisor', url, file);
    if (status !== 201) throw new Error(text);
    const over = "state = 'done' AND added = 20";
    await eventually(async () => (await app.count('contact_imports', over)) === 1, 'the import');
  }

  /** Begun by a browser; every other one is signed in on the website. */
  async function begun(n: number) {
    const browser = site.browser();
    const phone = app.freshPhone();
    const { id } = app.shop.add({ phone, name: '王小明' });
    secrets.add(browser.visitor).add(phone.slice(4));
    await browser.isBound();
    const memberToken = n % 2 === 0 ? site.memberToken(id) : undefined;
    if (memberToken) secrets.add(memberToken).add(memberToken.split('.')[2] ?? '');
    const tie = await browser.begins(memberToken === undefined ? {} : { memberToken });
    secrets.add(tie.watch);
    return { browser, phone, ...tie };
  }

  async function ended(browser: Browser, watch: string) {
    await browser.status(watch);
    await browser.isBound();
  }

  async function tiesByLink() {
    for (let n = 0; n < browsersAWay; n += 1) {
      const { browser, watch, token } = await begun(n);
      secrets.add(token);
      const customer = await person(app, { name: '李大華' });
      secrets.add(customer.session?.token ?? '');
      await offered(customer, token);
      if (n % 5 === 4) await declines(customer, token);
      else expect((await accepts(customer, token)).status).toBe(200);
      // used once more, and put where addresses are logged
      await accepts(customer, token);
      await app.call('GET', `/api/nowhere?t=${token}&visitor=${browser.visitor}`);
      await ended(browser, watch);
    }
  }

  async function tiesByCode() {
    for (let n = 0; n < browsersAWay; n += 1) {
      const { browser, watch, code } = await begun(n);
      codes.add(code);
      const customer = app.customer({ name: '李大華' });
      await customer.writes(code);
      await eventsDone(app);
      if (n % 2 === 0) await customer.writes(`確認綁定 ${code}`);
      await eventsDone(app);
      await ended(browser, watch);
    }
  }

  it('went through all of it', async () => {
    expect([...secrets].every((secret) => secret.length >= 9)).toBe(true);
    expect(secrets.size).toBeGreaterThan(6 * browsersAWay);
    expect(codes.size).toBe(browsersAWay);
    expect(await app.count('social_ties')).toBeGreaterThan(browsersAWay);
    expect(await app.count('journey_entries')).toBeGreaterThan(0);
  });

  it('no row holds a token, a visitor, a number or a code in clear', async () => {
    const tables = await dumpOf(app);
    expect([...tables.keys()]).toEqual(
      expect.arrayContaining(['social_tie_attempts', 'social_ties', 'contact_imports', 'journey_entries']),
    );
    for (const [table, rows] of tables) {
      expect([table, [...secrets].filter((secret) => rows.includes(secret))]).toEqual([table, []]);
      expect([table, standingAlone(rows, codes, base64)]).toEqual([table, []]);
    }
  });

  it('no log line does', () => {
    expect(logged.length).toBeGreaterThan(10);
    const text = logged.join('');
    expect([...secrets].filter((secret) => text.includes(secret))).toEqual([]);
    expect(standingAlone(text, codes)).toEqual([]);
    expect(text).not.toContain('王小明');
  });

  it('Redis does not', async () => {
    const content = await redisContent(app);
    expect(content === null).toBe(engine.name === 'sqlite');
    const text = content?.join('\n') ?? '';
    expect([...secrets].filter((secret) => text.includes(secret))).toEqual([]);
    expect(standingAlone(text, codes)).toEqual([]);
  });
});
