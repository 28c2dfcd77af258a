import type { PersonExport } from '@tieline/contracts';
import { webhook } from '@tieline/testing';
import { customerWithCode } from '../../../test/challenges.js';
import type { Customer } from '../../../test/customer.js';
import { describeEachEngine } from '../../../test/engines.js';
import { eventsDone } from '../../../test/webhooks.js';
import { StaffWorld, demo } from '../../auth/staff-world.test-kit.js';
import { Cipher } from '../../database/cipher.js';
import { Transactions } from '../../database/transactions.js';
import { Sweeper } from '../../delivery/sweeper.js';
import { EventProcessor } from '../../line-webhook/event-processor.js';
import { EventSweeper } from '../../line-webhook/event-sweeper.js';
import { Erasures } from '../erasures.js';
import { PersonRepository } from './person.repository.js';
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

/** Where a LINE user id stands. */
const peoplesTables = [
  'contacts',
  'bindings',
  'otp_challenges',
  'liff_sessions',
  'binding_refusals',
  'deliveries',
  'webhook_events',
];

function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

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

  async function teamOf(): Promise<string> {
    const sql = 'SELECT team_id AS id FROM channels WHERE id = ?';
    return (await world.app.rows<{ id: string }>(sql, [demo.channelId]))[0]?.id ?? '';
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
    expect(await tracesOf(customer, phone)).toEqual({});
    const teamId = await teamOf();
    const index = world.app.get(Cipher).index(teamId, 'phone', phone);
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
      world.app.get(Transactions).once((db) => erasures.coversPhone(db, teamId, index, at));
    expect([await covers(0), await covers(world.app.now() + 1000)]).toEqual([true, false]);
  });

  it('does not come back by an old event, but by a new binding as a new contact', async () => {
    const { id, phone, customer } = await bound();
    const past = Math.floor(world.app.now()) - 5000;
    await erase(customer, id);
    await event(customer, 'follow', past);
    await eventsDone(world.app);
    expect(await idOf(customer)).toBe('');
    expect((await customer.tries('GET', '/session')).status).toBe(401);
    await customer.opens();
    const again = await customerWithCode(world.app, phone, customer);
    expect((await again.customer.enters(again.code)).body).toMatchObject({ outcome: 'bound' });
    expect(await idOf(customer)).not.toBe(id);
    expect(await world.app.count('taggings', 'contact_id = ?', [await idOf(customer)])).toBe(2);
  });

  /** What is held of a person, by table; nothing, once erased. */
  async function tracesOf({ lineUserId }: Customer, phone: string): Promise<Record<string, number>> {
    const phoneIndex = world.app.get(Cipher).index(await teamOf(), 'phone', phone);
    const found: Record<string, number> = {};
    const look = async (column: string, value: string, tables: string[]) => {
      for (const table of tables) {
        const count = await world.app.count(table, `${column} = ?`, [value]);
        if (count > 0) found[`${table}.${column}`] = count;
      }
    };
    await look('line_user_id', lineUserId, peoplesTables);
    await look('phone_index', phoneIndex, ['customers', 'bindings', 'otp_challenges', 'binding_reviews']);
    return found;
  }

  /** Was bound and is no longer, and holds the code of another number. */
  async function aboutToBind() {
    const { id, customer } = await bound();
    await world.ours('admin')('POST', `/api/contacts/${id}/unbind`, { reason: 'x' });
    const phone = world.app.freshPhone();
    world.app.shop.add({ phone });
    const { code } = await customerWithCode(world.app, phone, customer);
    return { id, customer, phone, code };
  }

  it('leaves all or nothing of a binding in flight', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id, customer, phone, code } = await aboutToBind();
      const [entered, erased] = await Promise.all([customer.enters(code), erase(customer, id)]);
      expect(erased.status).toBe(200);
      expect([200, 401, 422]).toContain(entered.status);
      expect(await tracesOf(customer, phone)).toEqual({});
    }
  });

  it('takes a number along that was bound while the erasure began', async () => {
    // SQLite does one after the other.
    if (engine.name === 'sqlite') return;
    const { id, customer, phone, code } = await aboutToBind();
    const person = world.app.get(PersonRepository);
    const lock = person.lock.bind(person);
    const [begun, goOn] = [gate(), gate()];
    person.lock = async (tx, contact) => {
      begun.open();
      await goOn.opened;
      return lock(tx, contact);
    };
    const erased = erase(customer, id);
    await begun.opened;
    person.lock = lock;
    expect((await customer.enters(code)).body).toMatchObject({ outcome: 'bound' });
    goOn.open();
    expect((await erased).status).toBe(200);
    expect(await tracesOf(customer, phone)).toEqual({});
  });

  it('is not bound with a code or a proof from before the erasure', async () => {
    const { id, customer, phone, code } = await aboutToBind();
    world.app.shop.breakDown({ kind: 'unavailable', detail: 'down' });
    expect((await customer.enters(code)).body).toMatchObject({ outcome: 'unavailable' });
    world.app.shop.breakDown(null);
    await erase(customer, id);
    expect((await customer.retriesMatch()).status).toBe(401);
    await customer.opens();
    expect(await customer.retriesMatch()).toMatchObject({ status: 409, body: { code: 'otp.not_proven' } });
    expect((await customer.enters(code)).body).toMatchObject({ code: 'otp.code_wrong' });
    const { [`liff_sessions.line_user_id`]: sessions, ...rest } = await tracesOf(customer, phone);
    expect([sessions, rest]).toEqual([1, {}]);
  });

  it('does not come back by what was under way: events, messages, sweeps, the shop', async () => {
    const { id, phone, customer } = await bound();
    const { app } = world;
    const processor = app.get(EventProcessor);
    const process = processor.process.bind(processor);
    // stored, and not worked on before the erasure
    processor.process = () => Promise.resolve();
    const before = Math.floor(app.now());
    await customer.writes('我已完成手機綁定');
    await event(customer, 'follow', before);
    processor.process = process;
    const [sent, replied] = [app.sms.sent.length, app.line.replies.length];
    await erase(customer, id);
    app.passTime(60_000);
    await app.get(EventSweeper).sweep();
    await app.get(Sweeper).sweep();
    await event(customer, 'follow', before);
    await event(customer, 'unfollow', before + 1);
    await eventsDone(app);
    // that LINE sent them stands until housekeeping, so that they count once; what they said does not
    const { ['webhook_events.line_user_id']: redelivered, ...rest } = await tracesOf(customer, phone);
    expect([redelivered, rest]).toEqual([2, {}]);
    const kept = "line_user_id = ? AND (state <> 'done' OR payload_sealed IS NOT NULL)";
    expect(await app.count('webhook_events', kept, [customer.lineUserId])).toBe(0);
    expect([app.sms.sent.length, app.line.replies.length]).toEqual([sent, replied]);
  });

  it('is erased once, however many ask', async () => {
    const { id, customer } = await bound();
    const answers = await Promise.all(Array.from({ length: 10 }, () => erase(customer, id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(9);
    expect(await audits('contact.erased', id)).toBe(1);
  });
});
