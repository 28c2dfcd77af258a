import { webhook } from '@tieline/testing';
import type { Customer } from '../../test/customer.js';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { TestApp, demo } from '../../test/test-app.js';
import { DeliveryQueue } from '../delivery/delivery-queue.js';
import { DeliveryRunner } from '../delivery/delivery-runner.js';
import { DeliveryRepository } from '../delivery/delivery.repository.js';
import { ReportAddress, instanceGatewayId } from '../sms-gateways/report-address.js';
import { UnknownSms, deadlineMs, firstAskMs } from './unknown-sms.js';

type Report = { id?: string; providerId: string; state: 'delivered' | 'undelivered' | 'underway' };

describeEachEngine('what became of an SMS', (engine) => {
  let app: TestApp;
  let ownId: string;
  beforeAll(async () => {
    app = await TestApp.start(engine, { smsCredit: 1000 });
    app.get(DeliveryQueue).ring = () => undefined;
    await app.get(UnknownSms).beforeApplicationShutdown();
    ownId = await add('own');
  });
  afterAll(() => app.stop());

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

  async function asked() {
    const phone = app.freshPhone();
    const customer = app.customer();
    await customer.opens();
    const answer = await customer.asksCode(phone);
    if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
    const [row] = await app.rows<{ id: string }>('SELECT id FROM deliveries WHERE dedupe_key = ?', [
      `otp:${customer.challengeId}`,
    ]);
    const id = row?.id ?? '';
    return { id, phone, customer, run: () => app.get(DeliveryRunner).run(id) };
  }
  async function sent() {
    const sms = await asked();
    await sms.run();
    return sms;
  }
  async function unknown() {
    const sms = await asked();
    app.smsOf('own').answerNext({ kind: 'unknown', detail: 'timeout' });
    await sms.run();
    return sms;
  }

  async function follows({ lineUserId }: Customer): Promise<string> {
    const { body: raw, headers } = webhook().from(lineUserId).follow().signedWith(demo.messagingSecret);
    await app.call('POST', `/api/line/webhook/${demo.channelId}`, { raw, headers });
    return eventually(async () => {
      const sql = 'SELECT id FROM contacts WHERE line_user_id = ?';
      return (await app.rows<{ id: string }>(sql, [lineUserId]))[0]?.id;
    });
  }

  const pathOf = (gatewayId = ownId) => new URL(app.get(ReportAddress).of(gatewayId)).pathname;
  const report = (body: Report | Report[], path = pathOf()) =>
    app.call('POST', path, { raw: JSON.stringify(body), headers: { 'content-type': 'text/xml' } });
  const stateOf = async (id: string) => {
    const [row] = await app.rows<{ state: string; receipt: string | null }>(
      'SELECT state, receipt FROM deliveries WHERE id = ?',
      [id],
    );
    return `${row?.state} ${row?.receipt ?? '-'}`;
  };
  const booked = async (id: string) =>
    (
      await app.rows<{ kind: string; amount: number }>(
        'SELECT kind, amount FROM sms_ledger WHERE delivery_id = ? ORDER BY created_at, id',
        [id],
      )
    ).map(({ kind, amount }) => `${kind} ${amount}`);
  const refunded = ['charge -1', 'refund 1'];
  const setRule = (refundUndelivered: boolean) =>
    app.as('admin', 'PATCH', '/api/sms/account', { refundUndelivered });

  it('is told by the provider’s id or by ours, and shown to staff', async () => {
    const [byTheirs, byOurs] = [await sent(), await sent()];
    expect(await stateOf(byTheirs.id)).toBe('delivered -');
    expect((await report({ providerId: `fake-${byTheirs.id}`, state: 'delivered' })).status).toBe(200);
    expect((await report({ id: byOurs.id, providerId: 'other', state: 'delivered' })).text).toBe('heard');
    expect([await stateOf(byTheirs.id), await stateOf(byOurs.id)]).toEqual([
      'delivered delivered',
      'delivered delivered',
    ]);
    const contactId = await follows(byOurs.customer);
    const timeline = await app.as('admin', 'GET', `/api/contacts/${contactId}/timeline`);
    expect(timeline.text).toContain('"receipt":"delivered"');
  });

  it('moves forward only: an end stands, whatever comes after it', async () => {
    const sms = await sent();
    const providerId = `fake-${sms.id}`;
    await report({ providerId, state: 'underway' });
    expect(await stateOf(sms.id)).toBe('delivered -');
    await report({ providerId, state: 'delivered' });
    await report({ providerId, state: 'undelivered' });
    expect([await stateOf(sms.id), await booked(sms.id)]).toEqual(['delivered delivered', ['charge -1']]);
    const refused = await asked();
    app.smsOf('own').answerNext({ kind: 'rejected', group: 'bad_number', detail: 'no' });
    await refused.run();
    await report({ id: refused.id, providerId: 'x', state: 'delivered' });
    expect([await stateOf(refused.id), await booked(refused.id)]).toEqual(['failed -', refunded]);
  });

  it('gives an undelivered one back, once however often it is reported', async () => {
    const sms = await sent();
    const said: Report = { providerId: `fake-${sms.id}`, state: 'undelivered' };
    await Promise.all(Array.from({ length: 10 }, () => report([said, said])));
    expect([await stateOf(sms.id), await booked(sms.id)]).toEqual(['failed undelivered', refunded]);
  });

  it('keeps the charge of an undelivered one where the team says so', async () => {
    expect(await setRule(false)).toMatchObject({ status: 200, body: { refundUndelivered: false } });
    const sms = await sent();
    await report({ providerId: `fake-${sms.id}`, state: 'undelivered' });
    expect([await stateOf(sms.id), await booked(sms.id)]).toEqual(['failed undelivered', ['charge -1']]);
    expect(await setRule(true)).toMatchObject({ status: 200, body: { refundUndelivered: true } });
    expect((await app.as('marketer', 'PATCH', '/api/sms/account', { refundUndelivered: false })).status).toBe(
      403,
    );
  });

  it('is believed only at the gateway’s own address', async () => {
    const sms = await sent();
    const said: Report = { id: sms.id, providerId: `fake-${sms.id}`, state: 'undelivered' };
    const other = await add('other');
    const [, token] = /([^/]+)$/.exec(pathOf()) ?? [];
    for (const path of [
      pathOf().slice(0, -1),
      `${pathOf()}x`,
      pathOf().replace(ownId, other),
      `/api/sms/reports/${instanceGatewayId}/${token}`,
      `/api/sms/reports/${ownId}/${'x'.repeat(43)}`,
    ]) {
      expect(await report(said, path)).toMatchObject({ status: 404, body: { code: 'request.not_found' } });
    }
    // Another gateway's report names an SMS that it never had.
    expect((await report(said, pathOf(other))).status).toBe(200);
    expect((await report(said, pathOf(instanceGatewayId))).status).toBe(200);
    expect(await stateOf(sms.id)).toBe('delivered -');
    await app.as('admin', 'DELETE', `/api/sms/gateways/${other}`);
    expect((await report(said, pathOf(other))).status).toBe(404);
  });

  it('may be reported before the worker has recorded that it sent', async () => {
    const sms = await asked();
    await report({ id: sms.id, providerId: 'early', state: 'delivered' });
    expect(await stateOf(sms.id)).toBe('queued -');
    const claim = await app.get(DeliveryRepository).claim(sms.id);
    await app.get(DeliveryRepository).handTo(claim!.delivery, { gatewayId: ownId, account: 'an-account' });
    await report({ id: sms.id, providerId: 'early', state: 'delivered' });
    expect(await stateOf(sms.id)).toBe('delivered delivered');
  });

  describe('when the gateway never answered', () => {
    const ask = () => app.get(UnknownSms).ask();

    it('is settled by a report', async () => {
      const [arrived, lost] = [await unknown(), await unknown()];
      expect([await stateOf(arrived.id), await booked(arrived.id)]).toEqual(['unknown -', ['charge -1']]);
      await report({ id: arrived.id, providerId: 'p1', state: 'delivered' });
      await report({ id: lost.id, providerId: 'p2', state: 'undelivered' });
      expect([await stateOf(arrived.id), await booked(arrived.id)]).toEqual([
        'delivered delivered',
        ['charge -1'],
      ]);
      expect([await stateOf(lost.id), await booked(lost.id)]).toEqual(['failed undelivered', refunded]);
    });

    it('is asked for by our reference, not before its time, and never sent again', async () => {
      const sms = await unknown();
      await ask();
      expect(await stateOf(sms.id)).toBe('unknown -');
      app.passTime(firstAskMs);
      await Promise.all([ask(), ask()]);
      expect(await stateOf(sms.id)).toBe('delivered delivered');
      expect(app.smsOf('own').sent.filter(({ to }) => to === sms.phone)).toHaveLength(1);
    });

    it('gives the credit back when the gateway never took it', async () => {
      const sms = await unknown();
      const gateway = app.smsOf('own');
      gateway.sent.splice(
        gateway.sent.findIndex(({ id }) => id === sms.id),
        1,
      );
      app.passTime(firstAskMs);
      await Promise.all([ask(), ask()]);
      expect([await stateOf(sms.id), await booked(sms.id)]).toEqual(['failed -', refunded]);
    });

    it('counts as sent after a day in which nobody could tell, and a late report is still heard', async () => {
      const sms = await unknown();
      const gateway = app.smsOf('own');
      const query = gateway.query.bind(gateway);
      const asks: number[] = [];
      gateway.query = async () => {
        asks.push(app.now());
        return { kind: 'unavailable', detail: 'down' };
      };
      for (let passed = 0; passed < deadlineMs; passed += 600_000) {
        expect(await stateOf(sms.id)).toBe('unknown -');
        app.passTime(600_000);
        await ask();
      }
      gateway.query = query;
      expect([await stateOf(sms.id), await booked(sms.id)]).toEqual(['unknown assumed', ['charge -1']]);
      expect(asks.length).toBeGreaterThan(5);
      expect(asks.length).toBeLessThan(15);
      const [row] = await app.rows('SELECT payload_sealed AS payload FROM deliveries WHERE id = ?', [sms.id]);
      expect(row).toEqual({ payload: null });
      await report({ id: sms.id, providerId: 'p', state: 'undelivered' });
      expect([await stateOf(sms.id), await booked(sms.id)]).toEqual(['failed undelivered', refunded]);
    });
  });
});
