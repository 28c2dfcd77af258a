import { setTimeout as sleep } from 'node:timers/promises';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { TestApp, demo } from '../../test/test-app.js';
import { DatabaseBusy } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { OtpSmsPayload } from './otp-sms.handler.js';
import { SmsOutbox } from './sms-outbox.js';

const sends = 1000;
const credit = 100;

describeEachEngine('a thousand sends at once', (engine) => {
  let app: TestApp;
  let teamId: string;
  beforeAll(async () => {
    app = await TestApp.start(engine, { smsCredit: credit });
    await app.rows('UPDATE sms_accounts SET day_cap = 1000000');
    const [row] = await app.rows<{ team_id: string }>('SELECT team_id FROM channels WHERE id = ?', [
      demo.channelId,
    ]);
    teamId = row?.team_id ?? '';
  });
  afterAll(() => app.stop());

  /** As the use case does it: the row and the charge in one transaction. A busy database takes nothing. */
  async function send(to: string): Promise<'sent' | 'refused'> {
    const channelId = demo.channelId;
    const binding = { challengeId: to, channelId, lineUserId: 'U', phoneIndex: 'p' };
    const payload: OtpSmsPayload = {
      ...{ to, binding, seed: 'a-seed', senderName: '晨光' },
      ...{ minutes: 3, locale: 'zh-TW' },
    };
    const draft = { channelId, lineUserId: null, payload, dedupeKey: null, segments: 1, note: 'x' };
    for (;;) {
      try {
        const expiresAt = app.now() + 3_600_000;
        await app.get(SmsOutbox).run(teamId, (_tx, enqueue) => enqueue({ ...draft, expiresAt }));
        return 'sent';
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'sms.no_credit') return 'refused';
        if (!(error instanceof DatabaseBusy)) throw error;
        await sleep(Math.random() * 1000);
      }
    }
  }

  it('are exactly as many as the purse pays for, and it is empty then', async () => {
    const numbers = Array.from({ length: sends }, (_none, n) => `+8869${String(10_000_000 + n)}`);
    const answers = await Promise.all(numbers.map(send));
    expect(answers.filter((answer) => answer === 'sent')).toHaveLength(credit);
    await eventually(() => app.sms.sent.length >= credit, 'the SMS', 30_000);
    expect(new Set(app.sms.sent.map(({ to }) => to)).size).toBe(credit);
    expect(app.sms.sent).toHaveLength(credit);
    const [purse] = await app.rows<{ balance: number; entries: string }>(
      `SELECT balance, (SELECT SUM(amount) FROM sms_ledger l WHERE l.team_id = a.id) AS entries
        FROM sms_accounts a WHERE balance IS NOT NULL`,
    );
    expect([Number(purse?.balance), Number(purse?.entries)]).toEqual([0, 0]);
    expect(await app.count('deliveries', "kind = 'sms.otp'")).toBe(credit);
  }, 90_000);
});
