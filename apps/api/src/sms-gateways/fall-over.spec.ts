import type { SmsRejection } from '@tieline/sms';
import { describeEachEngine } from '../../test/engines.js';
import { TestApp } from '../../test/test-app.js';
import { DeliveryQueue } from '../delivery/delivery-queue.js';
import { DeliveryRunner } from '../delivery/delivery-runner.js';
import { DeliveryRepository, leaseMs } from '../delivery/delivery.repository.js';

describeEachEngine('an SMS of a team with gateways of its own', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine, { settings: { countries: ['TW', 'HK'] } });
    app.get(DeliveryQueue).ring = () => undefined;
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    for (const gateway of [app.sms, app.smsOf('first'), app.smsOf('second')]) gateway.sent.length = 0;
    await add('first', ['TW']);
    await add('second', []);
  });
  afterEach(async () => {
    // What a test left waiting would be swept into the next one's figures.
    await app.rows("UPDATE deliveries SET state = 'failed' WHERE state = 'queued'");
    const { body } = await app.as<{ items: { id: string }[] }>('admin', 'GET', '/api/sms/gateways');
    for (const { id } of body.items) await app.as('admin', 'DELETE', `/api/sms/gateways/${id}`);
  });

  async function add(username: string, countries: string[]): Promise<string> {
    const { body } = await app.as('admin', 'POST', '/api/sms/gateways', {
      kind: 'twsms',
      name: username,
      credentials: { username, password: 'a-password' },
      countries,
      enabled: true,
    });
    return String(body['id']);
  }
  const change = async (name: string, changes: object) => {
    const { body } = await app.as<{ items: { id: string; name: string }[] }>(
      'admin',
      'GET',
      '/api/sms/gateways',
    );
    const id = body.items.find((item) => item.name === name)?.id ?? '';
    await app.as('admin', 'PATCH', `/api/sms/gateways/${id}`, changes);
  };

  async function asked(phone = app.freshPhone(), country?: string) {
    const customer = app.customer();
    await customer.opens();
    const answer = await customer.asksCode(phone, country);
    if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
    const [row] = await app.rows<{ id: string }>('SELECT id FROM deliveries WHERE dedupe_key = ?', [
      `otp:${customer.challengeId}`,
    ]);
    const id = row?.id ?? '';
    return { id, run: () => app.get(DeliveryRunner).run(id) };
  }
  const refuse = (name: string, group: SmsRejection) =>
    app.smsOf(name).answerNext({ kind: 'rejected', group, detail: 'no' });
  const sent = () => [app.sms, app.smsOf('first'), app.smsOf('second')].map((gateway) => gateway.sent.length);
  const stateOf = async (id: string) =>
    (await app.rows<{ state: string }>('SELECT state FROM deliveries WHERE id = ?', [id]))[0]?.state;
  const booked = async (id: string) =>
    (await app.rows('SELECT kind FROM sms_ledger WHERE delivery_id = ?', [id])).length;

  it('goes to the first of them', async () => {
    const { id, run } = await asked();
    await run();
    expect([sent(), await stateOf(id)]).toEqual([[0, 1, 0], 'delivered']);
  });

  it.each(['temporary', 'no_credit'] as const)(
    'goes to the next one when the first says %s',
    async (group) => {
      const { id, run } = await asked();
      refuse('first', group);
      await run();
      expect([sent(), await stateOf(id), await booked(id)]).toEqual([[0, 0, 1], 'delivered', 1]);
    },
  );

  it.each(['bad_number', 'auth', 'content', 'opted_out', 'foreign'] as const)(
    'goes nowhere else when the first says %s',
    async (group) => {
      const { id, run } = await asked();
      refuse('first', group);
      await run();
      expect([sent(), await stateOf(id), await booked(id)]).toEqual([[0, 0, 0], 'failed', 2]);
    },
  );

  it('goes nowhere else when nobody knows whether the first took it', async () => {
    const { id, run } = await asked();
    app.smsOf('first').answerNext({ kind: 'unknown', detail: 'timeout' });
    await run();
    await run();
    expect([sent(), await stateOf(id), await booked(id)]).toEqual([[0, 1, 0], 'unknown', 1]);
  });

  it('is tried again when all are out of order, and fails when all are out of credit', async () => {
    const later = await asked();
    refuse('first', 'no_credit');
    refuse('second', 'temporary');
    await later.run();
    expect([sent(), await stateOf(later.id)]).toEqual([[0, 0, 0], 'queued']);
    const never = await asked();
    refuse('first', 'no_credit');
    refuse('second', 'no_credit');
    await never.run();
    expect([sent(), await stateOf(never.id), await booked(never.id)]).toEqual([[0, 0, 0], 'failed', 2]);
  });

  it('goes by the number’s country', async () => {
    const hongKong = await asked('51234567', 'HK');
    await hongKong.run();
    expect(sent()).toEqual([0, 0, 1]);
    await change('second', { countries: ['JP'] });
    await expect(asked('51234568', 'HK')).rejects.toThrow('sms.no_gateway');
  });

  it('is given back when its country is served no more by the time it is sent', async () => {
    const nobody = await asked('51234569', 'HK');
    await change('second', { countries: ['JP'] });
    await nobody.run();
    expect([sent(), await stateOf(nobody.id), await booked(nobody.id)]).toEqual([[0, 0, 0], 'failed', 2]);
  });

  it('goes by the installation’s own when none is switched on', async () => {
    await change('first', { enabled: false });
    const second = await asked();
    await second.run();
    expect(sent()).toEqual([0, 0, 1]);
    await change('second', { enabled: false });
    const own = await asked();
    await own.run();
    expect(sent()).toEqual([1, 0, 1]);
  });

  it('is sent again only by the gateway that had it, where that one can not be asked', async () => {
    const { id, run } = await asked();
    refuse('first', 'temporary');
    const second = app.smsOf('second');
    const [send, query] = [second.send.bind(second), second.query.bind(second)];
    second.guardsRepeats = true;
    second.query = async () => ({ kind: 'sendAgain', detail: 'takes one reference once' });
    second.send = async (message) => {
      await send(message);
      await app.rows("UPDATE deliveries SET lease_token = 'dead' WHERE id = ?", [id]);
      return { kind: 'accepted', providerId: 'x' };
    };
    await run();
    second.send = send;
    app.passTime(leaseMs + 1);
    await run();
    Object.assign(second, { query, guardsRepeats: false });
    expect([sent(), await stateOf(id)]).toEqual([[0, 0, 1], 'delivered']);
  });

  it('is asked for where the dead worker had brought it, whatever the order is now', async () => {
    const { id, run } = await asked();
    refuse('first', 'temporary');
    const second = app.smsOf('second');
    const send = second.send.bind(second);
    // The worker dies after the second gateway took the message: nothing is recorded.
    second.send = async (message) => {
      await send(message);
      await app.rows("UPDATE deliveries SET lease_token = 'dead' WHERE id = ?", [id]);
      return { kind: 'accepted', providerId: 'x' };
    };
    await run();
    second.send = send;
    expect([sent(), await stateOf(id)]).toEqual([[0, 0, 1], 'queued']);
    await change('second', { enabled: false });
    app.passTime(leaseMs + 1);
    await run();
    expect([sent(), await stateOf(id)]).toEqual([[0, 0, 1], 'delivered']);
  });

  it('goes nowhere else when its worker stood still until another one had sent it', async () => {
    const { id, run } = await asked();
    const first = app.smsOf('first');
    const send = first.send.bind(first);
    first.send = async () => {
      first.send = send;
      app.passTime(leaseMs + 1);
      await run();
      return { kind: 'rejected', group: 'temporary', detail: 'no' };
    };
    await run();
    expect([sent(), await stateOf(id), await booked(id)]).toEqual([[0, 1, 0], 'delivered', 1]);
  });

  it('is handed to nobody when it has ended, or is another worker’s by now', async () => {
    const deliveries = app.get(DeliveryRepository);
    const another = { gatewayId: null, account: 'an-account' };
    const { id } = await asked();
    const stale = await deliveries.claim(id);
    app.passTime(leaseMs + 1);
    const held = await deliveries.claim(id);
    expect(await deliveries.handTo(stale!.delivery, another)).toBe(false);
    expect(await deliveries.handTo(held!.delivery, another)).toBe(true);
    await app.rows("UPDATE deliveries SET state = 'failed' WHERE id = ?", [id]);
    expect(await deliveries.handTo(held!.delivery, another)).toBe(false);
  });
});
