import { describeEachEngine } from '../../../test/engines.js';
import { TestApp, demo } from '../../../test/test-app.js';
import { Transactions } from '../../database/transactions.js';
import { DeliveryQueue } from '../../delivery/delivery-queue.js';
import { DeliveryRepository } from '../../delivery/delivery.repository.js';
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

  it('stays paid when a worker holds it, or died over it', async () => {
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
});
