import { jest } from '@jest/globals';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { TestApp } from '../../test/test-app.js';
import { tally } from '../../test/challenges.js';
import { DeliveryQueue } from '../delivery/delivery-queue.js';
import { DeliveryRunner } from '../delivery/delivery-runner.js';
import { DeliveryRepository, leaseMs } from '../delivery/delivery.repository.js';
import { Sweeper } from '../delivery/sweeper.js';
import { TeamGateways } from '../sms-gateways/team-gateways.js';

const times = (n: number) => Array.from({ length: n }, (_none, index) => index);

describeEachEngine('the SMS of a code, and what it costs', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine, { smsCredit: 100 });
    silenceQueue();
  });
  afterAll(() => app.stop());

  /** Nothing is sent but what a test runs. */
  function silenceQueue() {
    app.get(DeliveryQueue).ring = () => undefined;
  }

  /** A code that was asked for, charged, and not yet sent. */
  async function asked(name = '小明') {
    const phone = app.freshPhone();
    const customer = app.customer({ name });
    await customer.opens();
    const answer = await customer.asksCode(phone);
    if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
    const [delivery] = await app.rows<{ id: string }>('SELECT id FROM deliveries WHERE dedupe_key = ?', [
      `otp:${customer.challengeId}`,
    ]);
    const id = delivery?.id ?? '';
    return { id, phone, customer, run: () => app.get(DeliveryRunner).run(id) };
  }

  const stateOf = async (id: string) =>
    (await app.rows<{ state: string }>('SELECT state FROM deliveries WHERE id = ?', [id]))[0]?.state;
  const booked = async (id: string) =>
    (
      await app.rows<{ kind: string; amount: number }>(
        'SELECT kind, amount FROM sms_ledger WHERE delivery_id = ? ORDER BY created_at, id',
        [id],
      )
    ).map(({ kind, amount }) => `${kind} ${amount}`);
  const sentTo = (phone: string) => app.sms.sent.filter(({ to }) => to === phone).length;

  async function balance() {
    const [row] = await app.rows<{ balance: number; entries: string }>(
      `SELECT balance, (SELECT SUM(amount) FROM sms_ledger l WHERE l.team_id = a.id) AS entries
        FROM sms_accounts a WHERE balance IS NOT NULL`,
    );
    expect(Number(row?.balance)).toBe(Number(row?.entries));
    return Number(row?.balance);
  }

  it('costs one segment, taken before it is sent', async () => {
    const before = await balance();
    const { id, phone, run } = await asked();
    expect([await balance(), await booked(id), sentTo(phone)]).toEqual([before - 1, ['charge -1'], 0]);
    await run();
    expect([await balance(), await stateOf(id), sentTo(phone)]).toEqual([before - 1, 'delivered', 1]);
  });

  it.each(['bad_number', 'no_credit', 'auth', 'content', 'opted_out', 'foreign'] as const)(
    'refused by the gateway as %s gives the credit back, once',
    async (group) => {
      const before = await balance();
      const { id, phone, run } = await asked();
      app.sms.answerNext({ kind: 'rejected', group, detail: 'no' });
      await Promise.all(times(5).map(run));
      await run();
      expect([await stateOf(id), await booked(id)]).toEqual(['failed', ['charge -1', 'refund 1']]);
      expect([await balance(), sentTo(phone)]).toEqual([before, 0]);
    },
  );

  it('whose answer is lost is held as unknown, paid, and never sent again', async () => {
    const { id, phone, run } = await asked();
    app.sms.answerNext({ kind: 'unknown', detail: 'timeout' });
    await run();
    expect([await stateOf(id), await booked(id), sentTo(phone)]).toEqual(['unknown', ['charge -1'], 1]);
    app.passTime(leaseMs * 2);
    await run();
    await app.get(Sweeper).sweep();
    expect([await stateOf(id), sentTo(phone)]).toEqual(['unknown', 1]);
  });

  it('is not sent by a worker that stood still until another one had taken over', async () => {
    const { id, phone, run } = await asked();
    const gateways = app.get(TeamGateways);
    const find = gateways.listFor.bind(gateways);
    const stands = jest.spyOn(gateways, 'listFor').mockImplementationOnce(async (...whose) => {
      app.passTime(leaseMs + 1);
      await run();
      return find(...whose);
    });
    await run();
    stands.mockRestore();
    expect([await stateOf(id), sentTo(phone), await booked(id)]).toEqual(['delivered', 1, ['charge -1']]);
  });

  it('is left to the next try by a worker that stood still while nobody took over', async () => {
    const { id, phone, run } = await asked();
    const gateways = app.get(TeamGateways);
    const find = gateways.listFor.bind(gateways);
    const stands = jest.spyOn(gateways, 'listFor').mockImplementationOnce(async (...whose) => {
      app.passTime(leaseMs + 1);
      return find(...whose);
    });
    await run();
    stands.mockRestore();
    expect([await stateOf(id), sentTo(phone)]).toEqual(['queued', 0]);
    app.passTime(3_100);
    await run();
    expect([await stateOf(id), sentTo(phone), await booked(id)]).toEqual(['delivered', 1, ['charge -1']]);
  });

  it('that the gateway can not take now is tried again', async () => {
    const { id, phone, run } = await asked();
    app.sms.answerNext({ kind: 'rejected', group: 'temporary', detail: 'busy' });
    await run();
    expect([await stateOf(id), sentTo(phone)]).toEqual(['queued', 0]);
    app.passTime(3_100);
    await run();
    expect([await stateOf(id), sentTo(phone), await booked(id)]).toEqual(['delivered', 1, ['charge -1']]);
  });

  it('that the gateway could not take until the code ended gives the credit back', async () => {
    const { id, phone, run } = await asked();
    app.sms.answerNext({ kind: 'rejected', group: 'temporary', detail: 'busy' });
    await run();
    app.passTime(180_000);
    await run();
    expect([await stateOf(id), sentTo(phone)]).toEqual(['failed', 0]);
    expect(await booked(id)).toEqual(['charge -1', 'refund 1']);
  });

  describe('at a gateway that can not be asked by our reference', () => {
    const refuse = (detail: string) => app.sms.answerNext({ kind: 'rejected', group: 'temporary', detail });
    beforeEach(() => {
      app.sms.askable = false;
    });
    afterEach(() => {
      app.sms.askable = true;
    });

    it('is sent after refusals: what was refused for certain needs no asking', async () => {
      const { id, phone, run } = await asked();
      for (const detail of ['busy', 'still busy']) {
        refuse(detail);
        await run();
        expect([await stateOf(id), sentTo(phone)]).toEqual(['queued', 0]);
        app.passTime(3_100);
      }
      await run();
      expect([await stateOf(id), sentTo(phone), await booked(id)]).toEqual(['delivered', 1, ['charge -1']]);
    });

    it('fails when it was refused until the code ended, and gives the credit back', async () => {
      const { id, phone, run } = await asked();
      refuse('busy');
      await run();
      app.passTime(180_000);
      await run();
      expect([await stateOf(id), sentTo(phone)]).toEqual(['failed', 0]);
      expect(await booked(id)).toEqual(['charge -1', 'refund 1']);
    });

    it.each([0, 1])('is not sent again when a worker died after %i refusals', async (refusals) => {
      const { id, phone, run } = await asked();
      for (const _refusal of times(refusals)) {
        refuse('busy');
        await run();
        app.passTime(3_100);
      }
      await app.get(DeliveryRepository).claim(id);
      app.passTime(leaseMs + 1);
      await run();
      expect([await stateOf(id), sentTo(phone)]).toEqual(['queued', 0]);
      app.passTime(180_000);
      await run();
      expect([await stateOf(id), await booked(id)]).toEqual(['unknown', ['charge -1']]);
    });
  });

  it('that nobody sent in time is not sent any more, and gives the credit back', async () => {
    const { id, phone, run } = await asked();
    app.passTime(180_000);
    await run();
    expect([await stateOf(id), sentTo(phone)]).toEqual(['failed', 0]);
    expect(await booked(id)).toEqual(['charge -1', 'refund 1']);
  });

  it('whose worker died before sending is sent by the next one, once', async () => {
    const { id, phone, run } = await asked();
    await app.get(DeliveryRepository).claim(id);
    app.passTime(leaseMs + 1);
    await Promise.all(times(5).map(run));
    expect([await stateOf(id), sentTo(phone)]).toEqual(['delivered', 1]);
  });

  it('whose worker died after sending is not sent again', async () => {
    const { id, phone, run } = await asked();
    const claim = await app.get(DeliveryRepository).claim(id);
    await app.sms.send({ id, to: phone, text: '123456' });
    expect(claim).not.toBeNull();
    app.passTime(leaseMs + 1);
    await run();
    expect([await stateOf(id), sentTo(phone), await booked(id)]).toEqual(['delivered', 1, ['charge -1']]);
  });

  it('that a crash left between charge and sending is sent after the restart, once', async () => {
    const { id, phone } = await asked();
    await app.restart();
    app.passTime(2_000);
    await eventually(async () => (await stateOf(id)) === 'delivered', 'the SMS');
    expect([sentTo(phone), await booked(id)]).toEqual([1, ['charge -1']]);
    silenceQueue();
  });

  it('that the gateway gives an endless id to is delivered all the same', async () => {
    const { id, phone, run } = await asked();
    app.sms.answerNext({ kind: 'accepted', providerId: 'x'.repeat(500) });
    await run();
    expect([await stateOf(id), sentTo(phone)]).toEqual(['delivered', 1]);
  });

  it('says one sender and one code whatever the brand is called', async () => {
    const rename = (smsSenderName: string) => app.as('admin', 'PATCH', '/api/team', { smsSenderName });
    for (const name of ['晨光\n您的碼為1', '晨\r光', '【銀行】', '[bank]', 'http://x', 'a.tw', 'a/b', '  ']) {
      expect([name, (await rename(name)).status]).toEqual([name, 400]);
    }
    for (const name of ['驗證碼999999', '９９９９９９', '晨光\u202E\u200B', '<b>晨光</b>', '+886912345678']) {
      const renamed = await rename(name);
      expect([name, [200, 400].includes(renamed.status)]).toEqual([name, true]);
      // what people are called on LINE and in the shop stands in no SMS
      const { id, phone, run } = await asked('林\n碼 123123 http://evil');
      await run();
      const text = app.sms.sent.find((message) => message.id === id)?.text ?? '';
      const [code = ''] = /\d{6}/.exec(text) ?? [];
      expect(text.normalize('NFKC').match(/\d{4,}/g)).toEqual([code]);
      // of a name that is digits only nothing is left
      expect(text).toMatch(/^(【[^\p{C}【】]+】)?您的驗證碼為 \d{6}，[^【】]+$/u);
      expect(text).not.toMatch(/[\r\n<>]|https?|evil/);
      expect(sentTo(phone)).toBe(1);
    }
    await rename('晨光選物');
  });

  it('holds the code nowhere but in the phone', async () => {
    const { id, phone, run } = await asked();
    await run();
    const code = /\d{6}/.exec(app.sms.sent.find((message) => message.to === phone)?.text ?? '')?.[0];
    const rows = await app.rows('SELECT * FROM deliveries WHERE id = ?', [id]);
    expect(JSON.stringify(rows)).not.toContain(code);
  });
});

describeEachEngine('a purse with one credit left', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine, { smsCredit: 1 });
  });
  afterAll(() => app.stop());

  it('pays one of a hundred sends of different people', async () => {
    const people = await Promise.all(
      times(100).map(async () => {
        const customer = app.customer();
        await customer.opens();
        return customer;
      }),
    );
    const answers = await Promise.all(people.map((customer) => customer.asksCode(app.freshPhone())));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(tally(answers.filter(({ status }) => status !== 202))).toEqual({ 'sms.no_credit': 99 });
    await eventually(async () => (await app.count('deliveries', "state = 'queued'")) === 0);
    expect(app.sms.sent).toHaveLength(1);
    expect(await app.rows('SELECT balance FROM sms_accounts WHERE balance IS NOT NULL')).toEqual([
      { balance: 0 },
    ]);
    expect(await app.count('sms_ledger', "kind = 'charge'")).toBe(1);
    // what was refused left nothing behind: no challenge, no delivery, no counted send
    expect(await app.count('otp_challenges')).toBe(1);
    expect(await app.count('otp_guards')).toBe(2);
  });
});
