import {
  defaultBindingSettings,
  type LedgerEntry,
  type SmsBudgets,
  type SmsMessage,
} from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { StaffWorld, demo } from '../auth/staff-world.test-kit.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';

type Page<T> = { items: T[]; nextCursor: string | null };

describeEachEngine('SMS credit as staff see it', (engine) => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
  });
  afterAll(() => world.stop());

  const admin = (...call: [method: 'GET' | 'POST' | 'PATCH' | 'PUT', url: string, body?: unknown]) =>
    world.ours('admin')(...call);

  async function all<T>(url: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const separator: string = url.includes('?') ? '&' : '?';
      const answer = await admin('GET', `${url}${separator}limit=20${cursor ? `&cursor=${cursor}` : ''}`);
      expect(answer.status).toBe(200);
      const page = answer.body as unknown as Page<T>;
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return items;
  }
  const account = async () => (await admin('GET', '/api/sms/account')).body as { balance: number };
  const budgets = async () => (await admin('GET', '/api/sms/budgets')).body as unknown as SmsBudgets;
  const queued = () => world.app.count('deliveries', "kind = 'sms.otp' AND state = 'queued'");

  /** A stranger asks for a code; the gateway takes it, or knows that the number is none. */
  async function asks(taken: boolean) {
    const { app } = world;
    if (!taken) app.sms.answerNext({ kind: 'rejected', group: 'bad_number', detail: 'no 0912345678' });
    const customer = app.customer();
    await customer.opens();
    const asked = await customer.asksCode(app.freshPhone());
    await eventually(async () => (await queued()) === 0, 'every SMS to end');
    return asked;
  }

  it('adds up after fifty operations in any order: balance, running balance, one refund a failed SMS', async () => {
    let failed = 0;
    let sent = 0;
    let bought = 0;
    for (let step = 0; step < 50; step += 1) {
      const dice = (step * 7919 + 13) % 10;
      if (dice < 3) {
        const amount = 1 + ((step * 31) % 97);
        const reference = newId();
        const body = { amount, note: `=1+${step}`, reference };
        const [one, other] = await Promise.all([
          admin('POST', '/api/sms/top-ups', body),
          admin('POST', '/api/sms/top-ups', body),
        ]);
        expect([one.status, other.status]).toEqual([201, 201]);
        bought += amount;
      } else {
        const taken = dice < 8;
        expect((await asks(taken)).status).toBe(202);
        sent += 1;
        if (!taken) failed += 1;
      }
    }
    const entries = await all<LedgerEntry>('/api/sms/ledger');
    const { balance } = await account();
    expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(balance);
    expect(balance).toBe(1000 + bought - sent + failed);
    expect(entries[0]?.balanceAfter).toBe(balance);
    for (const [at, entry] of entries.entries()) {
      const before = entries[at + 1]?.balanceAfter ?? 0;
      expect(entry.balanceAfter - entry.amount).toBe(before);
    }
    const refunds = await all<LedgerEntry>('/api/sms/ledger?kind=refund');
    expect(refunds).toHaveLength(failed);
    expect(new Set(refunds.map(({ deliveryId }) => deliveryId)).size).toBe(failed);
    expect(Math.min(failed, sent - failed)).toBeGreaterThan(5);
  });

  it('lists every SMS with what became of it, and no number', async () => {
    const messages = await all<SmsMessage>('/api/sms/messages');
    const lost = messages.filter(({ state }) => state === 'failed');
    expect(lost.length).toBeGreaterThan(5);
    expect(messages.every(({ segments, channelName }) => segments === 1 && channelName === '晨光選物')).toBe(
      true,
    );
    expect(messages.every(({ maskedPhone }) => /^09\d\d-\*\*\*-\d{3}$/.test(maskedPhone ?? ''))).toBe(true);
    expect(lost.every(({ refunded }) => refunded)).toBe(true);
    expect(messages.filter(({ refunded }) => refunded)).toHaveLength(lost.length);
    expect(lost[0]?.reason).toMatch(/bad_number/);
    expect(lost[0]?.reason).not.toMatch(/0912345678/);
    expect(await all<SmsMessage>('/api/sms/messages?state=failed')).toEqual(lost);
    expect(await all<SmsMessage>(`/api/sms/messages?channelId=${demo.otherChannelId}`)).toEqual([]);
    expect(await all<SmsMessage>('/api/sms/messages?to=2026-01-01')).toEqual([]);
    expect(await all<SmsMessage>('/api/sms/messages?from=2026-01-01')).toHaveLength(messages.length);
    expect((await admin('GET', '/api/sms/messages?state=lost')).status).toBe(400);
  });

  it('gives the ledger as a file that a spreadsheet opens and does not run', async () => {
    const file = await admin('GET', '/api/sms/ledger.csv?kind=topUp');
    expect(Buffer.from(file.text).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [heading, newest] = file.text.slice(1).split('\r\n');
    expect(heading).toBe('時間,類型,說明,異動,餘額,訊息編號');
    expect(newest).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,儲值,'=1\+\d+,\d+,\d+,$/);
    const charges = await admin('GET', '/api/sms/ledger.csv?kind=charge');
    expect(charges.text).toMatch(/,扣點,驗證碼 09\d\d-\*\*\*-\d{3},-1,\d+,[0-9a-f-]{36}\r\n/);
    expect(await world.app.count('audit', "action = 'sms_ledger.exported'")).toBe(2);
    expect((await world.ours('agent')('GET', '/api/sms/ledger.csv')).status).toBe(403);
  });

  it('keeps to the cap of the team and of the channel, whichever is lower', async () => {
    const { team, channels, resetsAt } = await budgets();
    expect(channels.map(({ name }) => name)).toEqual(['晨光選物', '海岸咖啡']);
    expect(team.usedToday).toBe(channels[0]?.usedToday);
    expect(Date.parse(resetsAt) - world.app.now()).toBeLessThanOrEqual(86_400_000);

    const before = await account();
    const capped = await admin('PATCH', '/api/sms/account', { dailyCap: team.usedToday });
    expect(capped).toMatchObject({ status: 200, body: { dailyCap: team.usedToday } });
    expect((await asks(true)).body.code).toBe('sms.daily_cap');
    await admin('PATCH', '/api/sms/account', { dailyCap: team.usedToday + 1 });
    expect((await asks(true)).status).toBe(202);
    expect((await asks(true)).body.code).toBe('sms.daily_cap');
    await admin('PATCH', '/api/sms/account', { dailyCap: 1_000_000 });

    const used = (await budgets()).channels[0]?.usedToday ?? 0;
    await setChannelCap(used);
    expect((await asks(true)).body.code).toBe('sms.daily_cap');
    await setChannelCap(used + 1);
    expect((await asks(true)).status).toBe(202);
    expect((await budgets()).channels[0]).toMatchObject({ dailyCap: used + 1, usedToday: used + 1 });
    expect((await account()).balance).toBe(before.balance - 2);
  });

  async function setChannelCap(dailySmsBudget: number): Promise<void> {
    const settings = await world.app.settings();
    const known = ['version', ...Object.keys(defaultBindingSettings())];
    const content = Object.fromEntries(Object.entries(settings).filter(([key]) => known.includes(key)));
    const answer = await admin('PUT', `/api/channels/${demo.channelId}/binding-settings`, {
      ...content,
      policy: { ...settings.policy, dailySmsBudget },
    });
    expect(answer.status).toBe(200);
  }

  it('lets the admin say when credit is low, audited, and nobody else', async () => {
    const change = { lowBalance: 321 };
    expect((await world.ours('supervisor')('PATCH', '/api/sms/account', change)).status).toBe(403);
    expect((await admin('PATCH', '/api/sms/account', change)).body).toMatchObject(change);
    expect((await admin('PATCH', '/api/sms/account', { lowBalance: -1 })).status).toBe(400);
    expect((await admin('PATCH', '/api/sms/account', { dailyCap: 1.5 })).status).toBe(400);
    const [entry] = await world.app.rows<{ before: string; after: string }>(
      "SELECT `before`, `after` FROM audit WHERE action = 'sms_account.updated' ORDER BY id DESC LIMIT 1",
    );
    expect(JSON.parse(entry?.before ?? '{}')).toMatchObject({ lowBalance: 200 });
    expect(JSON.parse(entry?.after ?? '{}')).toMatchObject({ lowBalance: 321 });
  });

  it('shows no other team anything', async () => {
    const their = await world.signedIn('admin@theirs.example', 'their-password');
    expect((await their('GET', '/api/sms/messages')).body['items']).toEqual([]);
    expect((await their('GET', '/api/sms/ledger')).body['items']).toHaveLength(1);
    expect((await their('GET', '/api/sms/ledger.csv')).text.split('\r\n')).toHaveLength(3);
    expect((await their('GET', '/api/sms/budgets')).body).toMatchObject({
      team: { usedToday: 0 },
      channels: [{ id: world.theirs.channelId }],
    });
  });

  it('forgets the number of an erased person and keeps the figures', async () => {
    const before = await all<SmsMessage>('/api/sms/messages');
    await world.app.get(Transactions).once((db) => db.query('DELETE FROM otp_challenges'));
    const after = await all<SmsMessage>('/api/sms/messages');
    expect(after).toEqual(before.map((message) => ({ ...message, maskedPhone: null })));
  });
});
