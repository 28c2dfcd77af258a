import type { PersonExport } from '@tieline/contracts';
import { webhook } from '@tieline/testing';
import { customerWithCode } from '../../../test/challenges.js';
import type { Customer } from '../../../test/customer.js';
import { describeEachEngine } from '../../../test/engines.js';
import { StaffWorld, demo } from '../../auth/staff-world.test-kit.js';
import { Cipher } from '../../database/cipher.js';
import { Transactions } from '../../database/transactions.js';
import { Erasures } from '../erasures.js';
import { csvCell, phoneAsText } from '../../http/csv.js';

describe('a cell of CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+886912345678', "'+886912345678"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['王,"小"明', '"王,""小""明"'],
    ['王小明', '王小明'],
    [null, ''],
  ])('%j → %j', (value, cell) => expect(csvCell(value)).toBe(cell));

  it('keeps the zero of a number', () => expect(phoneAsText('+886912345678')).toBe('0912-345-678'));
});

describeEachEngine('a person’s data', (engine) => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
  });
  afterAll(() => world.stop());

  async function idOf(customer: Customer): Promise<string> {
    const sql = 'SELECT id FROM contacts WHERE line_user_id = ?';
    return (await world.app.rows<{ id: string }>(sql, [customer.lineUserId]))[0]?.id ?? '';
  }

  async function bound(name = '林怡君') {
    const phone = world.app.freshPhone();
    world.app.shop.add({ phone, name, memberNumber: `M${phone.slice(-6)}` });
    const customer = world.app.customer({ name });
    expect((await customer.binds(phone)).body).toMatchObject({ outcome: 'bound' });
    return { customer, phone, id: await idOf(customer) };
  }

  const audits = (action: string, id: string) =>
    world.app.count('audit', 'action = ? AND target_id = ?', [action, id]);
  const erase = (customer: Customer, id: string) =>
    world.ours('admin')('POST', `/api/contacts/${id}/erasure`, {
      reason: '林怡君 0912345678 本人要求',
      confirm: customer.lineUserId.slice(-4),
    });

  async function event(customer: Customer, kind: 'follow' | 'unfollow', at: number) {
    const built = webhook().at(at).from(customer.lineUserId)[kind]().signedWith(demo.messagingSecret);
    const request = { raw: built.body, headers: built.headers };
    await world.app.call('POST', `/api/line/webhook/${demo.channelId}`, request);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }

  it('shows the whole number to whom it may, and writes down every look', async () => {
    const { id, phone } = await bound();
    for (const look of [1, 2]) {
      const answer = await world.ours('supervisor')('POST', `/api/contacts/${id}/phone`);
      expect(answer).toMatchObject({ status: 200, body: { phone } });
      expect(await audits('contact.phone_revealed', id)).toBe(look);
    }
    expect((await world.ours('marketer')('POST', `/api/contacts/${id}/phone`)).status).toBe(403);
    expect(await audits('contact.phone_revealed', id)).toBe(2);
  });

  it('exports everything in plain words, without machinery', async () => {
    const { id, phone, customer } = await bound();
    const answer = await world.ours('supervisor')('GET', `/api/contacts/${id}/export`);
    const data = answer.body as unknown as PersonExport;
    expect(data.contact).toMatchObject([{ id, lineUserId: customer.lineUserId }]);
    for (const part of [data.customer, data.bindings, data.codes]) expect(part).toMatchObject([{ phone }]);
    expect(data.tags.map(({ tag }) => tag).sort()).toEqual(['VIP', '已綁定']);
    expect(data.sms).toMatchObject([{ kind: 'charge', amount: -1 }]);
    expect(data.sessions).toHaveLength(1);
    expect(JSON.stringify(data)).not.toMatch(/sealed|hash|seed|lease/i);
    expect(await audits('contact.exported', id)).toBe(1);
  });

  it('erases every trace, keeps the ledger’s sum, and says so without personal data', async () => {
    const { id, phone, customer } = await bound();
    const balance = async () => (await world.ours('admin')('GET', '/api/sms/account')).body['balance'];
    const before = await balance();
    const wrong = await world.ours('admin')('POST', `/api/contacts/${id}/erasure`, {
      reason: 'x',
      confirm: 'none',
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'contact.confirm_mismatch' } });
    expect((await erase(customer, id)).status).toBe(200);
    expect((await world.ours('admin')('GET', `/api/contacts/${id}`)).status).toBe(404);
    const [team] = await world.app.rows<{ id: string }>('SELECT team_id AS id FROM channels WHERE id = ?', [
      demo.channelId,
    ]);
    const index = world.app.get(Cipher).index(team?.id ?? '', 'phone', phone);
    const people = [
      'contacts',
      'bindings',
      'otp_challenges',
      'liff_sessions',
      'binding_refusals',
      'deliveries',
      'webhook_events',
    ];
    for (const table of people) {
      expect([table, await world.app.count(table, 'line_user_id = ?', [customer.lineUserId])]).toEqual([
        table,
        0,
      ]);
    }
    for (const table of ['customers', 'bindings', 'otp_challenges', 'binding_reviews']) {
      expect([table, await world.app.count(table, 'phone_index = ?', [index])]).toEqual([table, 0]);
    }
    expect(await world.app.count('taggings', 'contact_id = ?', [id])).toBe(0);
    const bindings = 'contact_id = ? AND ended_at IS NOT NULL AND member_number IS NULL';
    expect(await world.app.count('bindings', bindings, [id])).toBe(1);
    expect(await balance()).toBe(before);
    expect(await world.app.count('sms_ledger', 'note LIKE ?', [`%${phone.slice(-3)}`])).toBe(0);
    const trail = await world.app.rows('SELECT * FROM audit WHERE target_id = ?', [id]);
    expect(JSON.stringify(trail)).toContain('contact.erased');
    for (const trace of [phone.slice(4), '0912345678', '林怡君', customer.lineUserId]) {
      expect(JSON.stringify(trail)).not.toContain(trace);
    }
    const erasures = world.app.get(Erasures);
    const covers = (at: number) =>
      world.app.get(Transactions).once((db) => erasures.coversPhone(db, team?.id ?? '', index, at));
    expect([await covers(0), await covers(world.app.now() + 1000)]).toEqual([true, false]);
  });

  it('does not come back by an old event, but by a new binding as a new contact', async () => {
    const { id, phone, customer } = await bound();
    const past = Math.floor(world.app.now()) - 5000;
    await erase(customer, id);
    await event(customer, 'follow', past);
    expect(await idOf(customer)).toBe('');
    expect((await customer.tries('GET', '/session')).status).toBe(401);
    await customer.opens();
    const again = await customerWithCode(world.app, phone, customer);
    expect((await again.customer.enters(again.code)).body).toMatchObject({ outcome: 'bound' });
    expect(await idOf(customer)).not.toBe(id);
    expect(await world.app.count('taggings', 'contact_id = ?', [await idOf(customer)])).toBe(2);
  });

  it('leaves all or nothing of a binding in flight', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id, customer } = await bound();
      await world.ours('admin')('POST', `/api/contacts/${id}/unbind`, { reason: 'x' });
      const other = world.app.freshPhone();
      world.app.shop.add({ phone: other });
      const { code } = await customerWithCode(world.app, other, customer);
      const [entered, erased] = await Promise.all([customer.enters(code), erase(customer, id)]);
      expect(erased.status).toBe(200);
      expect([200, 401, 422]).toContain(entered.status);
      expect(await world.app.count('bindings', 'line_user_id = ?', [customer.lineUserId])).toBe(0);
      expect(await world.app.count('contacts', 'line_user_id = ?', [customer.lineUserId])).toBe(0);
      expect(await world.app.count('liff_sessions', 'line_user_id = ?', [customer.lineUserId])).toBe(0);
    }
  });

  it('is erased once, however many ask', async () => {
    const { id, customer } = await bound();
    const answers = await Promise.all(Array.from({ length: 10 }, () => erase(customer, id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(9);
    expect(await audits('contact.erased', id)).toBe(1);
  });
});
