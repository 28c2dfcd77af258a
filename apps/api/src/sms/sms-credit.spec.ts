import fc from 'fast-check';
import { describeEachEngine } from '../../test/engines.js';
import { TestApp, demo } from '../../test/test-app.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import { CreditRefused, SmsCredit } from './sms-credit.js';

const start = 6;
const dayCap = 20;
const day = 86_400_000;

/** One thing that may happen to a purse. `back` counts from the newest charge. */
type Step =
  | { do: 'charge'; channel: 0 | 1; segments: number }
  | { do: 'refund'; back: number }
  | { do: 'top up'; amount: number }
  | { do: 'next day' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('charge' as const),
      channel: fc.constantFrom(0, 1),
      segments: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('refund' as const), back: fc.nat(4) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('top up' as const), amount: fc.integer({ min: 1, max: 9 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('next day' as const) }) },
);

describeEachEngine('SMS credit', (engine) => {
  let app: TestApp;
  let teamId = '';
  const channels = [demo.channelId, demo.otherChannelId] as const;

  beforeAll(async () => {
    app = await TestApp.start(engine, { smsCredit: start });
    const [channel] = await app.rows<{ team_id: string }>('SELECT team_id FROM channels');
    teamId = channel?.team_id ?? '';
  });
  afterAll(() => app.stop());

  const charge = (channelId: string, segments: number, deliveryId = newId()) =>
    app
      .get(Transactions)
      .run((tx) => app.get(SmsCredit).charge(tx, { teamId, channelId, deliveryId, segments, note: 'test' }))
      .then(
        () => 'ok',
        async (error: unknown) => {
          if (error instanceof CreditRefused) return (await app.get(SmsCredit).explain(error)).code;
          throw error;
        },
      );
  const refund = (deliveryId: string) =>
    app.get(Transactions).run((tx) => app.get(SmsCredit).refund(tx, teamId, deliveryId, 'test'));
  const topUp = (amount: number, reference = newId()) =>
    app
      .get(Transactions)
      .run((tx) =>
        app
          .get(SmsCredit)
          .add(tx, { teamId, kind: 'topUp', amount, reference, note: '', deliveryId: null, staffId: null }),
      );

  async function books() {
    const [account] = await app.rows<{ balance: number }>('SELECT balance FROM sms_accounts WHERE id = ?', [
      teamId,
    ]);
    const entries = await app.rows<{ amount: number; balance_after: number }>(
      'SELECT amount, balance_after FROM sms_ledger WHERE team_id = ?',
      [teamId],
    );
    return {
      balance: account?.balance ?? Number.NaN,
      sum: entries.reduce((sum, { amount }) => sum + amount, 0),
      least: Math.min(...entries.map((entry) => entry.balance_after)),
    };
  }

  async function reset() {
    await app.rows('DELETE FROM sms_ledger');
    await app.rows('UPDATE sms_accounts SET balance = 0 WHERE id = ?', [teamId]);
    await app.rows('UPDATE sms_accounts SET day = 0, day_used = 0');
    await app.rows('UPDATE sms_accounts SET day_cap = ? WHERE balance IS NULL', [dayCap]);
    await topUp(start);
  }

  it('keeps balance, ledger and daily budgets as a plain model does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await reset();
        let balance = start;
        let used = [0, 0];
        const charges: { id: string; segments: number; refunded: boolean }[] = [];
        for (const each of steps) {
          if (each.do === 'charge') {
            const { channel, segments } = each;
            const id = newId();
            const spent = used[channel] ?? 0;
            const expected =
              spent + segments > dayCap ? 'sms.daily_cap' : balance < segments ? 'sms.no_credit' : 'ok';
            expect(await charge(channels[channel], segments, id)).toBe(expected);
            if (expected !== 'ok') continue;
            balance -= segments;
            used[channel] = spent + segments;
            charges.push({ id, segments, refunded: false });
          } else if (each.do === 'refund') {
            const earlier = charges.at(-1 - each.back);
            await refund(earlier?.id ?? newId());
            if (!earlier || earlier.refunded) continue;
            earlier.refunded = true;
            balance += earlier.segments;
          } else if (each.do === 'top up') {
            await topUp(each.amount);
            balance += each.amount;
          } else {
            app.passTime(day);
            used = [0, 0];
          }
        }
        const found = await books();
        expect([found.balance, found.sum]).toEqual([balance, balance]);
        expect(found.least).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  });

  it('stays whole when all of it happens at once', async () => {
    await reset();
    await topUp(36);
    const ids = Array.from({ length: 40 }, () => newId());
    const answers = await Promise.all(ids.map((id, n) => charge(channels[n % 2 === 0 ? 0 : 1], 1, id)));
    const paid = ids.filter((_id, n) => answers[n] === 'ok');
    expect(paid).toHaveLength(40);
    await Promise.all([
      ...paid.slice(0, 10).map(refund),
      ...Array.from({ length: 10 }, () => charge(demo.channelId, 1)),
      ...Array.from({ length: 5 }, () => topUp(1)),
    ]);
    const { balance, sum, least } = await books();
    // the first channel's budget of the day was used up by the first round
    expect([balance, sum]).toEqual([start + 36 - 40 + 10 + 5, start + 36 - 40 + 10 + 5]);
    expect(least).toBeGreaterThanOrEqual(0);
  });

  it('charges a delivery once and refunds it once, also side by side', async () => {
    await reset();
    const id = newId();
    const charged = await Promise.allSettled(Array.from({ length: 5 }, () => charge(demo.channelId, 2, id)));
    expect(charged.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await Promise.allSettled(Array.from({ length: 5 }, () => refund(id)));
    expect(await books()).toMatchObject({ balance: start, sum: start });
    expect(await app.count('sms_ledger', 'delivery_id = ?', [id])).toBe(2);
  });

  it('never lets a refused send take from the purse or the day', async () => {
    await reset();
    const before = await app.rows('SELECT * FROM sms_accounts ORDER BY id');
    expect(await charge(demo.channelId, start + 1)).toBe('sms.no_credit');
    expect(await charge(demo.channelId, dayCap + 1)).toBe('sms.daily_cap');
    expect(await charge(newId(), 1)).toBe('sms.no_credit');
    expect(await app.rows('SELECT * FROM sms_accounts ORDER BY id')).toEqual(before);
  });
});
