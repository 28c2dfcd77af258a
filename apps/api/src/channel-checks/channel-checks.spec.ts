import type { ChannelCheck, ChannelReport, CheckName } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { TestApp, demo } from '../../test/test-app.js';
import { Website } from '../social-binding/website.test-kit.js';
import { Doctor, channelId, of, ownEndpoint } from './doctor.test-kit.js';

const checksUrl = `/api/channels/${channelId}/checks`;

describeEachEngine('the doctor of a channel', (engine) => {
  let doctor: Doctor;
  beforeAll(async () => {
    doctor = await Doctor.start(engine);
  });
  beforeEach(() => doctor.heal());
  afterAll(() => doctor.app.stop());

  it('finds nothing wrong where nothing is', async () => {
    const { checks } = await doctor.look();
    const bad = checks.filter(({ status }) => status !== 'ok').map(({ code }) => code);
    expect(bad).toEqual(['provider.untested']);
    expect(await doctor.app.as('admin', 'GET', checksUrl)).toMatchObject({ body: { channelId, checks } });
  });

  it.each([
    ['the Messaging API', '2000000011', 'bot', 'bot.refused'],
    ['LINE Login', '2000000012', 'login', 'login.refused'],
  ])('says a refused secret of %s once; what needs it waits', async (_of, refused, check, code) => {
    doctor.setup.refused.add(refused);
    const { checks } = await doctor.look();
    const failed = checks.filter(({ status }) => status === 'failed');
    expect(failed).toEqual([expect.objectContaining({ check, code })]);
    const waits = checks.filter(({ status }) => status === 'todo').map((found) => found.code);
    expect(waits).toContain(refused === '2000000011' ? 'bot.first' : 'liff.todo');
  });

  const worlds: [string, () => unknown, CheckName, Partial<ChannelCheck>][] = [
    ['a reissued secret', () => doctor.setup.refused.add('2000000011'), 'bot', { code: 'bot.refused' }],
    [
      'another account',
      () => (doctor.setup.bot = { userId: 'Uother', basicId: '@other', displayName: 'Other' }),
      'bot',
      { code: 'bot.other_basic_id', status: 'warning' },
    ],
    [
      'no pushes left',
      () => (doctor.setup.quota = { type: 'limited', value: 0 }),
      'quota',
      { code: 'quota.used_up' },
    ],
    [
      'no webhook',
      () => (doctor.setup.webhook.endpoint = null),
      'webhook',
      { code: 'webhook.not_set', repair: 'webhook' },
    ],
    [
      'a webhook of another product',
      () => (doctor.setup.webhook.endpoint = 'https://other.test/hook'),
      'webhook',
      { code: 'webhook.elsewhere', values: { url: 'https://other.test/hook' }, repair: 'webhook' },
    ],
    [
      'webhooks switched off',
      () => (doctor.setup.webhook.active = false),
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
      () => (doctor.setup.webhookTest = { success: false, statusCode, reason, detail: 'x' }),
      'webhook',
      { code, status: 'failed' },
    ]),
    [
      'a wrong Login secret',
      () => doctor.setup.refused.add('2000000012'),
      'login',
      { code: 'login.refused' },
    ],
    [
      'a LIFF app that is gone',
      () => doctor.setup.liffApps.clear(),
      'liffApp',
      { code: 'liff.unknown', repair: 'createLiffApp' },
    ],
    [
      'size Compact',
      () =>
        doctor.putApp({ view: { type: 'compact', url: ownEndpoint(demo.otherLiffId), moduleMode: false } }),
      'liffSize',
      { code: 'liff.size_differs', values: { found: 'Compact' }, repair: 'liffApp' },
    ],
    [
      'a wrong endpoint',
      () =>
        doctor.putApp({ view: { type: 'full', url: 'https://old.test/liff-bind.html', moduleMode: false } }),
      'liffEndpoint',
      { code: 'liff.endpoint_differs', repair: 'liffApp' },
    ],
    [
      'missing scopes',
      () => doctor.putApp({ scope: ['profile'] }),
      'liffScopes',
      { code: 'liff.scopes_missing', values: { missing: 'openid, chat_message.write' }, repair: 'liffApp' },
    ],
    [
      'no friend option',
      () => doctor.putApp({ botPrompt: 'none' }),
      'liffBotPrompt',
      { code: 'liff.prompt_differs', repair: 'liffApp' },
    ],
    [
      'the app of a game',
      () => doctor.putApp({ view: { type: 'full', url: 'https://game.test/play', moduleMode: false } }),
      'liffSeparate',
      { code: 'liff.used_elsewhere', repair: 'createLiffApp' },
    ],
    [
      'LINE down',
      () => doctor.app.line.failNext(/bot\/info/, { status: 500, message: 'down' }),
      'bot',
      { code: 'line.unreachable', status: 'warning' },
    ],
    [
      'too many webhook tests',
      () => doctor.app.line.failNext(/webhook\/test/, { status: 429, message: 'rate' }),
      'webhook',
      { code: 'webhook.test_limited', status: 'warning' },
    ],
    ['an empty SMS gateway', () => (doctor.app.sms.credits = 0), 'smsGateway', { code: 'sms.gateway_empty' }],
  ];

  it.each(worlds)('names %s', async (_name, breakIt, check, found) => {
    breakIt();
    try {
      expect(of(await doctor.look(), check)).toMatchObject({ check, ...found });
    } finally {
      doctor.app.sms.credits = 1000;
    }
    doctor.heal();
    expect(of(await doctor.look([check]), check).status).toBe('ok');
  });

  it('takes Compact for the website’s button alone, and wants Full as soon as phone binding is on', async () => {
    const site = new Website(doctor.app, channelId);
    const switched = (enabled: boolean) =>
      doctor.app.as('admin', 'POST', `/api/channels/${channelId}/binding-settings/enabled`, { enabled });
    const compact = { view: { type: 'compact', url: ownEndpoint(demo.otherLiffId), moduleMode: false } };
    await site.setUp();
    doctor.putApp(compact);
    expect(of(await doctor.look(), 'liffSize').code).toBe('liff.size_differs');
    await switched(false);
    expect(of(await doctor.look(), 'liffSize')).toMatchObject({
      code: 'liff.size_ok',
      values: { found: 'Compact' },
    });
    doctor.putApp({ ...compact, botPrompt: 'none' });
    await doctor.repair('liffApp');
    expect(doctor.setup.liffApps.get(demo.otherLiffId)).toMatchObject({ view: { type: 'compact' } });
    await switched(true);
    await doctor.repair('liffApp');
    expect(doctor.setup.liffApps.get(demo.otherLiffId)).toMatchObject({ view: { type: 'full' } });
    await site.setUp({ enabled: false });
  });

  it('looks at what is asked for only, and keeps the rest', async () => {
    const before = await doctor.look();
    doctor.app.passTime(1000);
    doctor.setup.webhook.active = false;
    doctor.setup.liffApps.clear();
    const after = await doctor.look(['webhook']);
    expect(of(after, 'webhook').code).toBe('webhook.switched_off');
    expect(of(after, 'liffApp')).toEqual(of(before, 'liffApp'));
  });

  it('refuses the game’s LIFF app for the binding page', async () => {
    const change = (gameLiffId: string | null) =>
      doctor.app.as('admin', 'PATCH', `/api/channels/${channelId}`, { gameLiffId });
    await change(demo.otherLiffId);
    expect(of(await doctor.look(), 'liffSeparate')).toMatchObject({ code: 'liff.same_as_game' });
    await change(null);
  });

  it('keeps no secret and no foreign words beyond a line', async () => {
    doctor.setup.webhook.endpoint = `https://other.test/${'x'.repeat(1000)}`;
    const { values } = of(await doctor.look(), 'webhook');
    expect(values['url']).toHaveLength(300);
    const rows = JSON.stringify(await doctor.app.rows('SELECT * FROM channel_checks'));
    expect(rows).not.toContain('another-messaging-secret');
  });

  it('shows every channel of the team in one list', async () => {
    await doctor.look();
    const { body } = await doctor.app.as<{ items: ChannelReport[] }>('admin', 'GET', '/api/channel-checks');
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
