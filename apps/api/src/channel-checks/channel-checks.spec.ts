import type { ChannelCheck, ChannelReport, CheckName, Repair } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { TestApp, demo, type Answered } from '../../test/test-app.js';
import { Website } from '../social-binding/website.test-kit.js';

const channelId = demo.otherChannelId;
const checksUrl = `/api/channels/${channelId}/checks`;
const ownWebhook = `http://product.test/api/line/webhook/${channelId}`;
const ownEndpoint = (liffId: string) => `http://product.test/liff-bind.html?liffId=${liffId}`;

describeEachEngine('the doctor of a channel', (engine) => {
  let app: TestApp;
  const setup = () => app.line.setup;

  /** Everything at LINE as it should be. */
  function heal(): void {
    const fresh = app.line.setup;
    fresh.refused.clear();
    fresh.bot = { userId: 'Ubot', basicId: '@coastcafe', displayName: '海岸咖啡' };
    fresh.quota = { type: 'limited', value: 200 };
    fresh.webhook = { endpoint: ownWebhook, active: true };
    fresh.webhookTest = { success: true, statusCode: 200, reason: 'OK', detail: '200' };
    fresh.liffApps.clear();
    putApp({});
  }
  function putApp(changes: object, liffId: string = demo.otherLiffId): void {
    const view = { type: 'full', url: ownEndpoint(liffId), moduleMode: false };
    setup().putLiffApp({ liffId, view, ...changes });
  }

  beforeAll(async () => {
    app = await TestApp.start(engine);
  });
  beforeEach(heal);
  afterAll(() => app.stop());

  async function look(checks?: CheckName[]): Promise<ChannelReport> {
    const answer = await app.as<ChannelReport>('supervisor', 'POST', checksUrl, checks ? { checks } : {});
    expect(answer.status).toBe(200);
    return answer.body;
  }
  const of = (report: ChannelReport, check: CheckName): ChannelCheck =>
    report.checks.find((each) => each.check === check)!;
  type Repaired = { outcome: string; detail: string | null; report: ChannelReport };
  const repair = (what: Repair): Promise<Answered<Repaired>> =>
    app.as<Repaired>('admin', 'POST', `/api/channels/${channelId}/repairs`, { repair: what });

  it('finds nothing wrong where nothing is', async () => {
    const { checks } = await look();
    const bad = checks.filter(({ status }) => status !== 'ok').map(({ code }) => code);
    expect(bad).toEqual(['provider.untested']);
    expect(await app.as('admin', 'GET', checksUrl)).toMatchObject({ body: { channelId, checks } });
  });

  it.each([
    ['the Messaging API', '2000000011', 'bot', 'bot.refused'],
    ['LINE Login', '2000000012', 'login', 'login.refused'],
  ])('says a refused secret of %s once; what needs it waits', async (_of, refused, check, code) => {
    setup().refused.add(refused);
    const { checks } = await look();
    const failed = checks.filter(({ status }) => status === 'failed');
    expect(failed).toEqual([expect.objectContaining({ check, code })]);
    const waits = checks.filter(({ status }) => status === 'todo').map((found) => found.code);
    expect(waits).toContain(refused === '2000000011' ? 'bot.first' : 'liff.todo');
  });

  const worlds: [string, () => unknown, CheckName, Partial<ChannelCheck>][] = [
    ['a reissued secret', () => setup().refused.add('2000000011'), 'bot', { code: 'bot.refused' }],
    [
      'another account',
      () => (setup().bot = { userId: 'Uother', basicId: '@other', displayName: 'Other' }),
      'bot',
      { code: 'bot.other_basic_id', status: 'warning' },
    ],
    [
      'no pushes left',
      () => (setup().quota = { type: 'limited', value: 0 }),
      'quota',
      { code: 'quota.used_up' },
    ],
    [
      'no webhook',
      () => (setup().webhook.endpoint = null),
      'webhook',
      { code: 'webhook.not_set', repair: 'webhook' },
    ],
    [
      'a webhook of another product',
      () => (setup().webhook.endpoint = 'https://other.test/hook'),
      'webhook',
      { code: 'webhook.elsewhere', values: { url: 'https://other.test/hook' }, repair: 'webhook' },
    ],
    [
      'webhooks switched off',
      () => (setup().webhook.active = false),
      'webhook',
      { code: 'webhook.switched_off', repair: null },
    ],
    ...(
      [
        ['COULD_NOT_CONNECT', 0, 'webhook.could_not_connect'],
        ['REQUEST_TIMEOUT', 0, 'webhook.request_timeout'],
        ['ERROR_STATUS_CODE', 401, 'webhook.secret_differs'],
        ['ERROR_STATUS_CODE', 503, 'webhook.error_status'],
        ['SOMETHING_NEW', 0, 'webhook.unclassified'],
      ] as const
    ).map(([reason, statusCode, code]): [string, () => unknown, CheckName, Partial<ChannelCheck>] => [
      `a webhook that LINE can not reach: ${reason} ${statusCode}`,
      () => (setup().webhookTest = { success: false, statusCode, reason, detail: 'x' }),
      'webhook',
      { code, status: 'failed' },
    ]),
    ['a wrong Login secret', () => setup().refused.add('2000000012'), 'login', { code: 'login.refused' }],
    [
      'a LIFF app that is gone',
      () => setup().liffApps.clear(),
      'liffApp',
      { code: 'liff.unknown', repair: 'createLiffApp' },
    ],
    [
      'size Compact',
      () => putApp({ view: { type: 'compact', url: ownEndpoint(demo.otherLiffId), moduleMode: false } }),
      'liffSize',
      { code: 'liff.size_differs', values: { found: 'Compact' }, repair: 'liffApp' },
    ],
    [
      'a wrong endpoint',
      () => putApp({ view: { type: 'full', url: 'https://old.test/liff-bind.html', moduleMode: false } }),
      'liffEndpoint',
      { code: 'liff.endpoint_differs', repair: 'liffApp' },
    ],
    [
      'missing scopes',
      () => putApp({ scope: ['profile'] }),
      'liffScopes',
      { code: 'liff.scopes_missing', values: { missing: 'openid, chat_message.write' }, repair: 'liffApp' },
    ],
    [
      'no friend option',
      () => putApp({ botPrompt: 'none' }),
      'liffBotPrompt',
      { code: 'liff.prompt_differs', repair: 'liffApp' },
    ],
    [
      'the app of a game',
      () => putApp({ view: { type: 'full', url: 'https://game.test/play', moduleMode: false } }),
      'liffSeparate',
      { code: 'liff.used_elsewhere', repair: 'createLiffApp' },
    ],
    [
      'LINE down',
      () => app.line.failNext(/bot\/info/, { status: 500, message: 'down' }),
      'bot',
      { code: 'line.unreachable', status: 'warning' },
    ],
    [
      'too many webhook tests',
      () => app.line.failNext(/webhook\/test/, { status: 429, message: 'rate' }),
      'webhook',
      { code: 'webhook.test_limited', status: 'warning' },
    ],
    ['an empty SMS gateway', () => (app.sms.credits = 0), 'smsGateway', { code: 'sms.gateway_empty' }],
  ];

  it.each(worlds)('names %s', async (_name, breakIt, check, found) => {
    breakIt();
    try {
      expect(of(await look(), check)).toMatchObject({ check, ...found });
    } finally {
      app.sms.credits = 1000;
    }
    heal();
    expect(of(await look([check]), check).status).toBe('ok');
  });

  it('takes Compact for the website’s button alone, and wants Full as soon as phone binding is on', async () => {
    const site = new Website(app, channelId);
    const switched = (enabled: boolean) =>
      app.as('admin', 'POST', `/api/channels/${channelId}/binding-settings/enabled`, { enabled });
    const compact = { view: { type: 'compact', url: ownEndpoint(demo.otherLiffId), moduleMode: false } };
    await site.setUp();
    putApp(compact);
    expect(of(await look(), 'liffSize').code).toBe('liff.size_differs');
    await switched(false);
    expect(of(await look(), 'liffSize')).toMatchObject({
      code: 'liff.size_ok',
      values: { found: 'Compact' },
    });
    putApp({ ...compact, botPrompt: 'none' });
    await repair('liffApp');
    expect(setup().liffApps.get(demo.otherLiffId)).toMatchObject({ view: { type: 'compact' } });
    await switched(true);
    await repair('liffApp');
    expect(setup().liffApps.get(demo.otherLiffId)).toMatchObject({ view: { type: 'full' } });
    await site.setUp({ enabled: false });
  });

  it('looks at what is asked for only, and keeps the rest', async () => {
    const before = await look();
    app.passTime(1000);
    setup().webhook.active = false;
    setup().liffApps.clear();
    const after = await look(['webhook']);
    expect(of(after, 'webhook').code).toBe('webhook.switched_off');
    expect(of(after, 'liffApp')).toEqual(of(before, 'liffApp'));
  });

  it('sets the webhook, once', async () => {
    setup().webhook.endpoint = null;
    const first = await repair('webhook');
    expect(first).toMatchObject({ status: 200, body: { outcome: 'repaired' } });
    expect(of(first.body.report, 'webhook').code).toBe('webhook.ok');
    expect(setup().webhook.endpoint).toBe(ownWebhook);
    const before = app.line.calls.filter((call) => call.startsWith('PUT')).length;
    expect((await repair('webhook')).body.outcome).toBe('nothingToDo');
    expect(app.line.calls.filter((call) => call.startsWith('PUT'))).toHaveLength(before);
  });

  it('repairs a LIFF app in one go', async () => {
    const view = { type: 'compact', url: 'https://old.test/liff-bind.html', moduleMode: false };
    putApp({ view, scope: [], botPrompt: 'none' });
    const answer = await repair('liffApp');
    expect(answer.body.outcome).toBe('repaired');
    const codes = answer.body.report.checks.filter(({ check }) => check.startsWith('liff'));
    expect(codes.map(({ status }) => status)).toEqual(codes.map(() => 'ok'));
    expect(setup().liffApps.get(demo.otherLiffId)).toMatchObject({
      view: { type: 'full', url: ownEndpoint(demo.otherLiffId) },
      scope: ['openid', 'profile', 'chat_message.write'],
      botPrompt: 'aggressive',
    });
    expect((await repair('liffApp')).body.outcome).toBe('nothingToDo');
  });

  it('leaves the app of another page alone, and makes one of its own', async () => {
    const view = { type: 'compact', url: 'https://game.test/play', moduleMode: false };
    putApp({ view });
    expect(of(await look(), 'liffSize')).toMatchObject({ code: 'liff.not_ours', repair: null });
    expect((await repair('liffApp')).body.outcome).toBe('refused');
    const made = await repair('createLiffApp');
    expect(of(made.body.report, 'liffSeparate').code).toBe('liff.separate_ok');
    expect(setup().liffApps.get(demo.otherLiffId)).toMatchObject({ view });
    await app.as('admin', 'PATCH', `/api/channels/${channelId}`, { liffId: demo.otherLiffId });
  });

  it('says LINE’s reason when it refuses', async () => {
    putApp({ botPrompt: 'none' });
    app.line.failNext(/liff\/v1\/apps\//, { status: 400, message: 'invalid view.url' });
    expect((await repair('liffApp')).body).toMatchObject({ outcome: 'refused', detail: 'invalid view.url' });
  });

  it('makes one LIFF app, however often it is asked, and takes up one that was left half made', async () => {
    setup().liffApps.clear();
    setup().putLiffApp({
      liffId: '2000000012-GameApp1',
      view: { type: 'full', url: 'https://game.test/', moduleMode: false },
    });
    // Made, and then LINE went away: the endpoint does not name the app yet.
    app.line.failNext(/liff\/v1\/apps\/.+/, { status: 500, message: 'down' });
    expect((await repair('createLiffApp')).body.outcome).toBe('refused');
    expect(setup().liffApps.size).toBe(2);
    const answers = await Promise.all([
      repair('createLiffApp'),
      repair('createLiffApp'),
      repair('createLiffApp'),
    ]);
    const ends = answers.map(({ status, body }) => (status === 200 ? body.outcome : body['code' as never]));
    expect(ends.filter((end) => end === 'repaired')).toHaveLength(1);
    expect(setup().liffApps.size).toBe(2);
    const channel = await app.as<{ liffId: string; liffEndpointUrl: string }>(
      'admin',
      'GET',
      `/api/channels/${channelId}`,
    );
    const made = setup().liffApps.get(channel.body.liffId);
    expect(made).toMatchObject({ view: { type: 'full', url: channel.body.liffEndpointUrl } });
    expect(setup().liffApps.get('2000000012-GameApp1')?.view.url).toBe('https://game.test/');
    expect((await repair('createLiffApp')).body.outcome).toBe('nothingToDo');
    await app.as('admin', 'PATCH', `/api/channels/${channelId}`, { liffId: demo.otherLiffId });
  });

  it('refuses the game’s LIFF app for the binding page', async () => {
    const change = (gameLiffId: string | null) =>
      app.as('admin', 'PATCH', `/api/channels/${channelId}`, { gameLiffId });
    await change(demo.otherLiffId);
    expect(of(await look(), 'liffSeparate')).toMatchObject({ code: 'liff.same_as_game' });
    await change(null);
  });

  it('writes repairs and ticks into the audit; a supervisor may do neither', async () => {
    const tick = { item: 'line.loginPublished', done: true };
    const url = `/api/channels/${channelId}/checklist`;
    expect((await app.as('supervisor', 'PUT', url, tick)).status).toBe(403);
    expect((await app.as('supervisor', 'POST', `/api/channels/${channelId}/repairs`, {})).status).toBe(403);
    const done = await app.as<ChannelReport>('admin', 'PUT', url, tick);
    expect(done.body.checklist.find(({ item }) => item === tick.item)?.doneAt).not.toBeNull();
    const undone = await app.as<ChannelReport>('admin', 'PUT', url, { ...tick, done: false });
    expect(undone.body.checklist.find(({ item }) => item === tick.item)?.doneAt).toBeNull();
    await repair('webhook');
    for (const action of ['channel.checklist_ticked', 'channel.repaired'])
      expect(await app.count('audit', 'action = ?', [action])).toBeGreaterThan(0);
  });

  it('keeps no secret and no foreign words beyond a line', async () => {
    setup().webhook.endpoint = `https://other.test/${'x'.repeat(1000)}`;
    const { values } = of(await look(), 'webhook');
    expect(values['url']).toHaveLength(300);
    const rows = JSON.stringify(await app.rows('SELECT * FROM channel_checks'));
    expect(rows).not.toContain('another-messaging-secret');
  });

  it('shows every channel of the team in one list', async () => {
    await look();
    const { body } = await app.as<{ items: ChannelReport[] }>('admin', 'GET', '/api/channel-checks');
    expect(body.items.map((item) => [item.channelId, item.checkedAt !== null])).toEqual([
      [demo.channelId, false],
      [channelId, true],
    ]);
  });
});

describeEachEngine('a brand without credit', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine, { smsCredit: 0 });
  });
  afterAll(() => app.stop());

  it('is told so, and no longer once it has bought some', async () => {
    const look = async () => {
      const { body } = await app.as<ChannelReport>('admin', 'POST', checksUrl, { checks: ['smsCredit'] });
      return body.checks.find(({ check }) => check === 'smsCredit');
    };
    expect(await look()).toMatchObject({ code: 'sms.credit_none', status: 'failed' });
    const buy = { amount: 100, note: 'x', reference: crypto.randomUUID() };
    await app.as('admin', 'POST', '/api/sms/top-ups', buy);
    expect(await look()).toMatchObject({ code: 'sms.credit_low', values: { balance: '100', low: '200' } });
  });
});
