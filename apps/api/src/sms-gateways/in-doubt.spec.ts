import type { SmsState } from '@tieline/sms';
import { describeEachEngine } from '../../test/engines.js';
import { TestApp } from '../../test/test-app.js';
import { DeliveryQueue } from '../delivery/delivery-queue.js';
import { DeliveryRunner } from '../delivery/delivery-runner.js';
import { DeliveryRepository, leaseMs } from '../delivery/delivery.repository.js';
import { Sweeper } from '../delivery/sweeper.js';
import { UnknownSms, deadlineMs, firstAskMs } from '../sms/unknown-sms.js';
import { ReportAddress } from './report-address.js';

describeEachEngine('an SMS of which nobody knows whether it was sent', (engine) => {
  let app: TestApp;
  let gatewayId: string;
  beforeAll(async () => {
    app = await TestApp.start(engine);
    app.get(DeliveryQueue).ring = () => undefined;
    await app.get(UnknownSms).beforeApplicationShutdown();
    await app.get(Sweeper).beforeApplicationShutdown();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.sms.sent.length = 0;
    app.sms.forgetPlans();
    app.teamSms.clear();
    gatewayId = await add('ours');
  });
  afterEach(async () => {
    // A day and more has passed in some of these tests.
    app.forgetSignIns();
    const { body } = await app.as<{ items: { id: string }[] }>('admin', 'GET', '/api/sms/gateways');
    for (const { id } of body.items) await app.as('admin', 'DELETE', `/api/sms/gateways/${id}`);
  });

  const ours = () => app.smsOf('ours');
  const theirs = () => app.smsOf('theirs');
  async function add(username: string): Promise<string> {
    const { body } = await app.as('admin', 'POST', '/api/sms/gateways', {
      kind: 'twsms',
      name: username,
      credentials: { username, password: 'a-password' },
      countries: [],
      enabled: true,
    });
    return String(body['id']);
  }
  const change = (credentials: Record<string, string>) =>
    app.as('admin', 'PATCH', `/api/sms/gateways/${gatewayId}`, { credentials });
  const remove = () => app.as('admin', 'DELETE', `/api/sms/gateways/${gatewayId}`);
  const report = (providerId: string) =>
    app.call('POST', new URL(app.get(ReportAddress).of(gatewayId)).pathname, {
      raw: JSON.stringify({ providerId, state: 'undelivered' }),
      headers: { 'content-type': 'text/xml' },
    });

  async function asked() {
    const customer = app.customer();
    await customer.opens();
    const answer = await customer.asksCode(app.freshPhone());
    if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
    const [row] = await app.rows<{ id: string }>('SELECT id FROM deliveries WHERE dedupe_key = ?', [
      `otp:${customer.challengeId}`,
    ]);
    const id = row?.id ?? '';
    return { id, run: () => app.get(DeliveryRunner).run(id) };
  }
  /** The gateway took it and never answered. */
  async function unknown() {
    const sms = await asked();
    ours().answerNext({ kind: 'unknown', detail: 'timeout' });
    await sms.run();
    return sms;
  }
  /** The gateway took it, and the worker died before it could say so. */
  async function leftBehind() {
    const sms = await asked();
    const gateway = ours();
    const send = gateway.send.bind(gateway);
    gateway.send = async (message) => {
      await send(message);
      await app.rows("UPDATE deliveries SET lease_token = 'dead' WHERE id = ?", [sms.id]);
      return { kind: 'accepted', providerId: 'x' };
    };
    await sms.run();
    gateway.send = send;
    app.passTime(leaseMs + 1);
    return sms;
  }
  async function ask() {
    app.passTime(firstAskMs);
    await app.get(UnknownSms).ask();
  }
  const sent = () => [app.sms, ours(), theirs()].map((gateway) => gateway.sent.length);
  async function fateOf(id: string): Promise<string> {
    const [row] = await app.rows<{ state: string; receipt: string | null; entries: number | string }>(
      `SELECT state, receipt, (SELECT COUNT(*) FROM sms_ledger l WHERE l.delivery_id = d.id) AS entries
        FROM deliveries d WHERE id = ?`,
      [id],
    );
    return `${row?.state} ${row?.receipt ?? '-'} ${Number(row?.entries) === 1 ? 'paid' : 'refunded'}`;
  }
  /** Until the gateway has nothing of it any more that it could tell. */
  async function aDayPasses() {
    for (let passed = 0; passed < deadlineMs * 2; passed += 3_600_000) {
      app.passTime(3_600_000);
      await app.get(UnknownSms).ask();
    }
  }

  describe('whose worker died before it handed it to anybody', () => {
    it.each<SmsState>([
      { kind: 'unavailable', detail: 'can not be asked by our reference' },
      { kind: 'sendAgain', detail: 'takes one reference once' },
    ])('is sent by the team’s gateway, whatever the installation’s own would say ($kind)', async (state) => {
      const { id, run } = await asked();
      await app.get(DeliveryRepository).claim(id);
      app.passTime(leaseMs + 1);
      const { sms } = app;
      const query = sms.query.bind(sms);
      let questions = 0;
      sms.query = async () => {
        questions += 1;
        return state;
      };
      await run();
      sms.query = query;
      expect([sent(), questions, await fateOf(id)]).toEqual([[0, 1, 0], 0, 'delivered - paid']);
    });

    it('is given back when there is no time left to send it', async () => {
      const { id, run } = await asked();
      await app.get(DeliveryRepository).claim(id);
      app.sms.askable = false;
      app.passTime(600_000);
      await run();
      app.sms.askable = true;
      expect([sent(), await fateOf(id)]).toEqual([[0, 0, 0], 'failed - refunded']);
    });
  });

  it('was noted before it left, by the installation’s own gateway without a statement', async () => {
    const notedBy = async (id: string) => {
      const [row] = await app.rows<{ account: string; gateway: string | null }>(
        'SELECT gateway_account AS account, gateway_id AS gateway FROM deliveries WHERE id = ?',
        [id],
      );
      return row;
    };
    const team = await asked();
    const gateway = ours();
    const send = gateway.send.bind(gateway);
    const seen: unknown[] = [];
    gateway.send = async (message) => {
      seen.push(await notedBy(team.id));
      return send(message);
    };
    expect(await notedBy(team.id)).toEqual({ account: '', gateway: null });
    await team.run();
    gateway.send = send;
    expect(seen).toEqual([{ account: expect.stringMatching(/^\w{32}$/) as string, gateway: gatewayId }]);

    await remove();
    const own = await asked();
    expect(await notedBy(own.id)).toEqual({
      account: expect.stringMatching(/^\w{32}$/) as string,
      gateway: null,
    });
    const deliveries = app.get(DeliveryRepository);
    const handTo = deliveries.handTo.bind(deliveries);
    let notes = 0;
    deliveries.handTo = (...it) => {
      notes += 1;
      return handTo(...it);
    };
    await own.run();
    deliveries.handTo = handTo;
    expect([sent(), notes]).toEqual([[1, 1, 0], 0]);
  });

  describe('while staff enter another account', () => {
    it('is not asked for there, and counts as sent after a day', async () => {
      const { id } = await unknown();
      await change({ username: 'theirs' });
      await ask();
      expect(await fateOf(id)).toBe('unknown - paid');
      await aDayPasses();
      expect([sent(), await fateOf(id)]).toEqual([[0, 1, 0], 'unknown assumed paid']);
    });

    it('is not sent again by it, when its worker died', async () => {
      const { id, run } = await leftBehind();
      await change({ username: 'theirs' });
      await run();
      expect([sent(), await fateOf(id)]).toEqual([[0, 1, 0], 'queued - paid']);
      app.passTime(600_000);
      await run();
      expect([sent(), await fateOf(id)]).toEqual([[0, 1, 0], 'unknown - paid']);
    });

    it('is not sent again by it, where gateways take one reference once', async () => {
      const { id, run } = await leftBehind();
      await change({ username: 'theirs' });
      const gateway = theirs();
      const query = gateway.query.bind(gateway);
      gateway.query = async () => ({ kind: 'sendAgain', detail: 'takes one reference once' });
      await run();
      gateway.query = query;
      expect([sent(), await fateOf(id)]).toEqual([[0, 1, 0], 'queued - paid']);
    });

    it('is asked for again when they enter the old one again', async () => {
      const { id } = await unknown();
      await change({ username: 'theirs' });
      await ask();
      await change({ username: 'ours', password: 'another-password' });
      // Each question waits for as long as the SMS is old.
      for (let n = 0; n < 2; n += 1) await ask();
      expect(await fateOf(id)).toBe('delivered delivered paid');
    });

    it('is not what a report of the other account means that counts alike', async () => {
      const { id, run } = await asked();
      ours().answerNext({ kind: 'accepted', providerId: '17' });
      await run();
      await change({ username: 'theirs' });
      const later = await asked();
      theirs().answerNext({ kind: 'accepted', providerId: '17' });
      await later.run();
      expect((await report('17')).status).toBe(200);
      expect([await fateOf(id), await fateOf(later.id)]).toEqual([
        'delivered - paid',
        'failed undelivered refunded',
      ]);
    });
  });

  it('is asked for with a new password of the same account', async () => {
    const { id } = await unknown();
    await change({ password: 'another-password' });
    await ask();
    expect(await fateOf(id)).toBe('delivered delivered paid');
  });

  it('counts as sent after a day when its gateway was removed, and is sent by no other', async () => {
    const { id } = await unknown();
    await remove();
    await add('theirs');
    await ask();
    expect(await fateOf(id)).toBe('unknown - paid');
    await aDayPasses();
    expect([sent(), await fateOf(id)]).toEqual([[0, 1, 0], 'unknown assumed paid']);
  });

  it('is asked for by its gateway alone when an older version noted no account', async () => {
    const { id } = await unknown();
    await app.rows('UPDATE deliveries SET gateway_account = NULL WHERE id = ?', [id]);
    await ask();
    expect(await fateOf(id)).toBe('delivered delivered paid');
  });

  it('is not asked for at an installation’s own gateway that another has taken the place of', async () => {
    await remove();
    const { id, run } = await asked();
    app.sms.answerNext({ kind: 'unknown', detail: 'timeout' });
    await run();
    app.sms.sent.length = 0;
    await app.rows('UPDATE deliveries SET gateway_account = ? WHERE id = ?', ['the-one-before', id]);
    await ask();
    expect(await fateOf(id)).toBe('unknown - paid');
  });

  describe('at a gateway that takes one reference once', () => {
    const repeats = (work: () => Promise<void>) => async () => {
      const gateway = ours();
      const query = gateway.query.bind(gateway);
      gateway.query = async () => ({ kind: 'sendAgain', detail: 'takes one reference once' });
      await work();
      Object.assign(gateway, { query });
    };

    it.each(['auth', 'no_credit', 'opted_out'] as const)(
      'is not given back because the second try was refused: %s',
      (group) =>
        repeats(async () => {
          const { id, run } = await leftBehind();
          ours().answerNext({ kind: 'rejected', group, detail: 'no' });
          await run();
          expect([sent(), await fateOf(id)]).toEqual([[0, 1, 0], 'unknown - paid']);
        })(),
    );

    it(
      'is not given back because its time ended while the gateway was out of order',
      repeats(async () => {
        const { id, run } = await leftBehind();
        const gateway = ours();
        const send = gateway.send.bind(gateway);
        gateway.send = async () => {
          app.passTime(600_000);
          return { kind: 'rejected', group: 'temporary', detail: 'no connection' };
        };
        await run();
        gateway.send = send;
        expect([sent(), await fateOf(id)]).toEqual([[0, 1, 0], 'unknown - paid']);
      }),
    );
  });

  it('that its gateway says did not arrive is paid for where the team says so', async () => {
    const setRule = (refundUndelivered: boolean) =>
      app.as('admin', 'PATCH', '/api/sms/account', { refundUndelivered });
    const gateway = ours();
    const query = gateway.query.bind(gateway);
    gateway.query = async () => ({ kind: 'undelivered', providerId: 'x', detail: 'no such phone' });
    for (const [refunds, fate] of [
      [false, 'failed undelivered paid'],
      [true, 'failed undelivered refunded'],
    ] as const) {
      await setRule(refunds);
      const { id, run } = await leftBehind();
      await run();
      expect(await fateOf(id)).toBe(fate);
    }
    gateway.query = query;
  });
});
