import { setTimeout as sleep } from 'node:timers/promises';
import { tally } from '../../test/challenges.js';
import type { Customer } from '../../test/customer.js';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { TestApp } from '../../test/test-app.js';

const people = 1000;
const credit = 100;

describeEachEngine('a thousand people who ask for a code at once', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine, {
      smsCredit: credit,
      settings: { policy: { dailySmsBudget: 100_000 } },
    });
  });
  afterAll(() => app.stop());

  /** Asks until the answer is a decision: a busy server says to come back, and takes nothing for it. */
  async function decided(customer: Customer): Promise<string> {
    const phone = app.freshPhone();
    for (;;) {
      const { status, body } = await customer.asksCode(phone);
      if (body.code !== 'service.busy') return status === 202 ? 'sent' : body.code;
      await sleep(Math.random() * 500);
    }
  }

  it('get exactly as many as the purse pays for, and it is empty then', async () => {
    const customers = Array.from({ length: people }, () => app.customer());
    for (let at = 0; at < people; at += 50) {
      await Promise.all(customers.slice(at, at + 50).map((customer) => customer.opens()));
    }
    const answers = await Promise.all(customers.map(decided));
    expect(tally(answers.map((code) => ({ status: 0, body: { code } })))).toEqual({
      sent: credit,
      'sms.no_credit': people - credit,
    });
    await eventually(() => app.sms.sent.length >= credit, 'the SMS', 20_000);
    expect(app.sms.sent).toHaveLength(credit);
    expect(new Set(app.sms.sent.map(({ to }) => to)).size).toBe(credit);
    const [purse] = await app.rows<{ balance: number; entries: string }>(
      `SELECT balance, (SELECT SUM(amount) FROM sms_ledger l WHERE l.team_id = a.id) AS entries
        FROM sms_accounts a WHERE balance IS NOT NULL`,
    );
    expect([Number(purse?.balance), Number(purse?.entries)]).toEqual([0, 0]);
    expect(await app.count('deliveries', "kind = 'sms.otp'")).toBe(credit);
  }, 120_000);
});
