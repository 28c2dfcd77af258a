import type { FakeSmsGateway } from '@tieline/testing';
import { describeEachEngine } from '../../../test/engines.js';
import { TestApp, demo } from '../../../test/test-app.js';
import { Transactions } from '../../database/transactions.js';
import { DeliveryQueue } from '../../delivery/delivery-queue.js';
import { DeliveryRepository, leaseMs } from '../../delivery/delivery.repository.js';
import { DeliveryRunner } from '../../delivery/delivery-runner.js';
import type { ContactEntity } from '../contact.entity.js';
import { ForgetMessages } from './forget-messages.js';

describeEachEngine('the SMS of somebody who is erased', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine);
    // Nothing is sent but what a test runs.
    app.get(DeliveryQueue).ring = () => undefined;
  });
  afterAll(() => app.stop());

  /** A code that was asked for, charged, and not yet sent. */
  async function asked() {
    const phone = app.freshPhone();
    const { lineUserId, ...customer } = await opened();
    await customer.asksCode(phone);
    const [row] = await app.rows<{ id: string; team_id: string }>(
      "SELECT id, team_id FROM deliveries WHERE line_user_id = ? AND kind = 'sms.otp'",
      [lineUserId],
    );
    const { id = '', team_id: teamId = '' } = row ?? {};
    const whose = { teamId, channelId: demo.channelId, lineUserId } as ContactEntity;
    return { id, phone, run: () => app.get(DeliveryRunner).run(id), erase: () => erase(whose) };
  }

  async function opened() {
    const customer = app.customer();
    await customer.opens();
    return {
      lineUserId: customer.lineUserId,
      asksCode: async (phone: string) => expect((await customer.asksCode(phone)).status).toBe(202),
    };
  }

  const erase = (whose: ContactEntity) =>
    app.get(Transactions).run((tx) => app.get(ForgetMessages).forget(tx, whose));

  async function endOf(id: string, phone: string) {
    const [row] = await app.rows<{ state: string }>('SELECT state FROM deliveries WHERE id = ?', [id]);
    const refunds = await app.count('sms_ledger', "delivery_id = ? AND kind = 'refund'", [id]);
    return { state: row?.state, refunds, sent: app.sms.sent.filter(({ to }) => to === phone).length };
  }

  it('is not sent any more, and costs nothing', async () => {
    const { id, phone, run, erase: erased } = await asked();
    await erased();
    await run();
    expect(await endOf(id, phone)).toEqual({ state: 'failed', refunds: 1, sent: 0 });
  });

  it('costs nothing when the gateway had refused it for certain', async () => {
    const { id, phone, run, erase: erased } = await asked();
    app.sms.answerNext({ kind: 'rejected', group: 'temporary', detail: 'busy' });
    await run();
    await erased();
    expect(await endOf(id, phone)).toEqual({ state: 'failed', refunds: 1, sent: 0 });
  });

  it('stays paid when a worker holds it that may have handed it over, or died over it', async () => {
    const { id, phone, erase: erased } = await asked();
    await app.get(DeliveryRepository).claim(id);
    await erased();
    expect(await endOf(id, phone)).toEqual({ state: 'unknown', refunds: 0, sent: 0 });
  });

  it('is given back or sent, never both, when a worker takes it up at that moment', async () => {
    for (let round = 0; round < 12; round += 1) {
      const { id, phone, run, erase: erased } = await asked();
      await Promise.all([erased(), run()]);
      const { refunds, sent } = await endOf(id, phone);
      expect(refunds + sent).toBeLessThanOrEqual(1);
    }
  });

  describe('of a team with a gateway of its own', () => {
    let gateway: FakeSmsGateway;
    beforeAll(async () => {
      gateway = app.smsOf('ours');
      await app.as('admin', 'POST', '/api/sms/gateways', {
        ...{ kind: 'twsms', name: 'ours', countries: [], enabled: true },
        credentials: { username: 'ours', password: 'a-password' },
      });
    });
    const sentTo = (phone: string) => gateway.sent.filter(({ to }) => to === phone).length;

    it('costs nothing when a worker holds it that has handed it to nobody, and is not sent by it', async () => {
      const { id, phone, erase: erased } = await asked();
      const claim = await app.get(DeliveryRepository).claim(id);
      await erased();
      expect(await endOf(id, phone)).toEqual({ state: 'failed', refunds: 1, sent: 0 });
      await app.get(DeliveryRunner).runClaimed(claim!);
      expect([await endOf(id, phone), sentTo(phone)]).toEqual([{ state: 'failed', refunds: 1, sent: 0 }, 0]);
    });

    it('costs nothing when a worker died before it handed it to anybody', async () => {
      const { id, phone, erase: erased } = await asked();
      await app.get(DeliveryRepository).claim(id);
      app.passTime(leaseMs + 1);
      await erased();
      expect(await endOf(id, phone)).toEqual({ state: 'failed', refunds: 1, sent: 0 });
    });

    it('stays paid once it was handed over, whether or not the gateway had it yet', async () => {
      const { id, phone, erase: erased } = await asked();
      const claim = await app.get(DeliveryRepository).claim(id);
      const account = { gatewayId: 'a-gateway', account: 'an-account' };
      expect(await app.get(DeliveryRepository).handTo(claim!.delivery, account)).toBe(true);
      await erased();
      expect(await endOf(id, phone)).toEqual({ state: 'unknown', refunds: 0, sent: 0 });
    });

    it('is given back or sent, and never both, in every order of the two', async () => {
      for (let round = 0; round < 24; round += 1) {
        const { id, phone, erase: erased } = await asked();
        const claim = await app.get(DeliveryRepository).claim(id);
        const work = () => app.get(DeliveryRunner).runClaimed(claim!);
        await Promise.all(round % 2 === 0 ? [erased(), work()] : [work(), erased()]);
        const { refunds } = await endOf(id, phone);
        expect([round, refunds + sentTo(phone)]).toEqual([round, 1]);
      }
    });
  });
});
