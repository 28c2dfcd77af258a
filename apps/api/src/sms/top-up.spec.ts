import { describeEachEngine } from '../../test/engines.js';
import { StaffWorld, type Member } from '../auth/staff-world.test-kit.js';
import { newId } from '../database/ids.js';
import { SmsLedgerEntity } from './sms-ledger.entity.js';

describeEachEngine('SMS credit', (engine) => {
  let world: StaffWorld;
  let admin: Member;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    admin = world.ours('admin');
  });
  afterAll(() => world.stop());

  const balance = async () => Number((await admin('GET', '/api/sms/account')).body['balance']);
  const topUp = (amount: unknown, reference = newId()) =>
    admin('POST', '/api/sms/top-ups', { amount, note: '儲值', reference });

  it('shows balance and the message as it goes out', async () => {
    const { body } = await admin('GET', '/api/sms/account');
    expect(body).toMatchObject({
      balance: 1000,
      lowBalance: 200,
      senderName: '晨光選物',
      previewSegments: 1,
    });
    expect(body['preview']).toMatch(/^【晨光選物】/);
  });

  it('counts one reference once, of 50 at once', async () => {
    const reference = newId();
    const answers = await Promise.all(Array.from({ length: 50 }, () => topUp(500, reference)));
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(201));
    expect(await balance()).toBe(1500);
    expect(await topUp(501, reference)).toMatchObject({ status: 409, body: { code: 'request.conflict' } });
    expect(await balance()).toBe(1500);
  });

  it('adds up 50 different ones at once, and every entry states its balance', async () => {
    const before = await balance();
    await Promise.all(Array.from({ length: 50 }, (_none, n) => topUp(n + 1)));
    expect(await balance()).toBe(before + 1275);
    const { teamId } = (await world.db((db) => db.findOneBy(SmsLedgerEntity, { note: '儲值' })))!;
    const entries = await world.db((db) => db.findBy(SmsLedgerEntity, { teamId }));
    expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(before + 1275);
    expect(new Set(entries.map(({ balanceAfter }) => balanceAfter)).size).toBe(entries.length);
  });

  it.each([0, -1, 1.5, 1_000_001, '10', null, Number.MAX_SAFE_INTEGER])(
    'refuses the amount %j',
    async (amount) => {
      const before = await balance();
      expect(await topUp(amount)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
      expect(await balance()).toBe(before);
    },
  );

  it('does not let two teams’ references meet', async () => {
    const reference = newId();
    await topUp(5, reference);
    const their = await world.signedIn('admin@theirs.example', 'their-password');
    const answer = await their('POST', '/api/sms/top-ups', { amount: 7, note: 'x', reference });
    expect(answer).toMatchObject({ status: 201, body: { balance: 57 } });
  });

  it('pages the ledger, newest first', async () => {
    const first = await admin('GET', '/api/sms/ledger?limit=20');
    const items = first.body['items'] as { id: string; kind: string }[];
    expect(items).toHaveLength(20);
    expect([...items].sort((a, b) => (a.id < b.id ? 1 : -1))).toEqual(items);
    const next = await admin('GET', `/api/sms/ledger?limit=20&cursor=${String(first.body['nextCursor'])}`);
    const ids = new Set(items.map(({ id }) => id));
    expect((next.body['items'] as { id: string }[]).some(({ id }) => ids.has(id))).toBe(false);
  });
});
