import type { ChannelReport, TeamSmsGateway } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { TestApp, demo } from '../../test/test-app.js';
import { DeliveryQueue } from '../delivery/delivery-queue.js';
import { DeliveryRunner } from '../delivery/delivery-runner.js';
import { UnknownSms, firstAskMs } from '../sms/unknown-sms.js';
import { TeamGateways } from './team-gateways.js';

describeEachEngine('a gateway whose credentials no key opens any more', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine, { settings: { countries: ['TW', 'HK'] } });
    app.get(DeliveryQueue).ring = () => undefined;
    await app.get(UnknownSms).beforeApplicationShutdown();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    for (const gateway of [app.sms, app.smsOf('first'), app.smsOf('second')]) gateway.sent.length = 0;
    await add('first', []);
  });
  afterEach(async () => {
    for (const { id } of (await list()).body.items)
      await app.as('admin', 'DELETE', `/api/sms/gateways/${id}`);
  });

  const list = () => app.as<{ items: TeamSmsGateway[] }>('admin', 'GET', '/api/sms/gateways');
  const idOf = async (name: string) => (await list()).body.items.find((item) => item.name === name)?.id ?? '';
  const add = (username: string, countries: string[]) =>
    app.as('admin', 'POST', '/api/sms/gateways', {
      ...{ kind: 'twsms', name: username, countries, enabled: true },
      credentials: { username, password: 'a-password' },
    });
  /** The key that sealed it was taken out of the ring: this process and every other begin without it. */
  async function loseKey(name: string) {
    const [row] = await app.rows<{ team_id: string }>('SELECT team_id FROM sms_gateways WHERE name = ?', [
      name,
    ]);
    await app.rows("UPDATE sms_gateways SET credentials_sealed = CONCAT('lost.', id) WHERE name = ?", [name]);
    app.get(TeamGateways).forget(row?.team_id ?? '');
  }

  async function asks(phone = app.freshPhone(), country = 'TW') {
    const customer = app.customer();
    await customer.opens();
    const { status, body } = await customer.asksCode(phone, country);
    const [row] = await app.rows<{ id: string }>('SELECT id FROM deliveries WHERE dedupe_key = ?', [
      `otp:${customer.challengeId}`,
    ]);
    if (row) await app.get(DeliveryRunner).run(row.id);
    return { status, code: body['code'], id: row?.id ?? '', customer, phone };
  }
  const sent = () => [app.sms, app.smsOf('first'), app.smsOf('second')].map((gateway) => gateway.sent.length);
  const check = async () => {
    const url = `/api/channels/${demo.channelId}/checks`;
    const { body } = await app.as<ChannelReport>('admin', 'POST', url, { checks: ['smsGateway'] });
    return body.checks.find((found) => found.check === 'smsGateway');
  };

  it('is passed over, and the next one serves', async () => {
    await add('second', []);
    await loseKey('first');
    expect(await asks()).toMatchObject({ status: 202 });
    expect(sent()).toEqual([0, 0, 1]);
  });

  it('is not replaced by the installation’s own: the customer hears that no SMS can be sent, nothing is taken', async () => {
    await loseKey('first');
    const before = await app.count('sms_ledger');
    const { status, code, customer, phone } = await asks();
    expect([status, code, await app.count('sms_ledger'), sent()]).toEqual([
      503,
      'sms.no_gateway',
      before,
      [0, 0, 0],
    ]);
    // No try of the customer's was counted either: as soon as it is mended, there is no wait.
    await app.as('admin', 'PATCH', `/api/sms/gateways/${await idOf('first')}`, {
      credentials: { username: 'first', password: 'another-password' },
    });
    expect((await customer.asksCode(phone)).status).toBe(202);
  });

  it('serves no country that it alone was for', async () => {
    await add('second', ['TW']);
    await loseKey('first');
    expect(await asks('51234567', 'HK')).toMatchObject({ status: 503, code: 'sms.no_gateway' });
    expect(await asks()).toMatchObject({ status: 202 });
  });

  it('is shown as such, and is changed, tested and removed like any other', async () => {
    await loseKey('first');
    const { status, body } = await list();
    expect([status, body.items]).toEqual([
      200,
      [
        expect.objectContaining({
          usable: false,
          credentials: [
            expect.objectContaining({ name: 'username', set: false, value: null }),
            expect.objectContaining({ name: 'password', set: false, ending: null }),
          ],
        }),
      ],
    ]);
    const id = await idOf('first');
    const change = (changes: object) =>
      app.as<TeamSmsGateway>('admin', 'PATCH', `/api/sms/gateways/${id}`, changes);
    expect((await change({ name: 'renamed' })).body).toMatchObject({ name: 'renamed', usable: false });
    // Half a form is no account: what was stored fills nothing in.
    expect(await change({ credentials: { password: 'another-password' } })).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'body.credentials.username' }] },
    });
    const test = { kind: 'twsms', id, credentials: {} };
    expect((await app.as('admin', 'POST', '/api/sms/gateways/test', test)).status).toBe(400);
    const whole = { username: 'first', password: 'another-password' };
    expect((await change({ credentials: whole })).body).toMatchObject({ usable: true });
    expect(await asks()).toMatchObject({ status: 202 });
    expect(sent()).toEqual([0, 1, 0]);
  });

  it('is named by the check of the set-up, whoever serves meanwhile', async () => {
    await add('second', []);
    expect(await check()).toMatchObject({ status: 'ok' });
    await loseKey('first');
    expect(await check()).toMatchObject({
      ...{ code: 'sms.gateway_unusable', status: 'failed' },
      values: { names: 'first' },
    });
  });

  it('is asked what became of its SMS once the same account is entered again', async () => {
    app.smsOf('first').answerNext({ kind: 'unknown', detail: 'timeout' });
    const { id } = await asks();
    await loseKey('first');
    const ask = async () => {
      app.passTime(firstAskMs * 2);
      await app.get(UnknownSms).ask();
      const [row] = await app.rows<{ state: string }>('SELECT state FROM deliveries WHERE id = ?', [id]);
      return row?.state;
    };
    expect(await ask()).toBe('unknown');
    await app.as('admin', 'PATCH', `/api/sms/gateways/${await idOf('first')}`, {
      credentials: { username: 'first', password: 'another-password' },
    });
    expect(await ask()).toBe('delivered');
  });
});
