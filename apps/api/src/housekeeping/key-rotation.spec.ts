import { randomBytes } from 'node:crypto';
import { jest } from '@jest/globals';
import type { ShopConnection, TeamSmsGateway } from '@tieline/contracts';
import { customerWithCode } from '../../test/challenges.js';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { form } from '../../test/form.js';
import { MatrixWorld } from '../../test/matrix-world.js';
import { demo } from '../../test/test-app.js';
import { eventsDone } from '../../test/webhooks.js';
import type { EncryptionKey } from '../config/config.js';
import { Cipher, type SealPlace } from '../database/cipher.js';
import { Transactions } from '../database/transactions.js';
import { KeyRotation } from './key-rotation.js';
import { sealedColumns } from './sealed-columns.js';

describeEachEngine('a new encryption key', (engine) => {
  let world: MatrixWorld;
  const sealed: { place: SealPlace; text: string }[] = [];
  const key = (id: string): EncryptionKey => ({ id, key: randomBytes(32) });
  const newKey = key('k2');

  const columns = () => sealedColumns(world.app.database.entityMetadatas);
  /** How many rows each column has, by the name of the key that sealed them. */
  async function sealedWith(kid: string): Promise<Record<string, number>> {
    const found: Record<string, number> = {};
    for (const { table, column } of columns())
      found[`${table}.${column}`] = await world.app.count(table, `${column} LIKE ?`, [`${kid}.%`]);
    return found;
  }
  /** The next start of all processes. */
  async function startWith(...encryptionKeys: EncryptionKey[]): Promise<void> {
    Object.assign(world.app.config, { encryptionKeys });
    await world.app.restart();
  }
  const admin = (method: 'GET' | 'POST' | 'PATCH', url: string, body?: unknown) =>
    world.as('ours', 'admin', method, url, body);

  beforeAll(async () => {
    world = await MatrixWorld.start(engine);
    const cipher = world.app.get(Cipher);
    const seal = cipher.seal.bind(cipher);
    const noted = jest.spyOn(cipher, 'seal').mockImplementation((plain, place) => {
      const text = seal(plain, place);
      sealed.push({ place, text });
      return text;
    });
    await everythingElse();
    noted.mockRestore();
    await eventually(
      async () => (await world.app.count('deliveries', "state = 'queued'")) === 0,
      'the deliveries',
    );
    // What is emptied as soon as it is done with, put back.
    for (const { place, text } of sealed)
      if (place.column === 'payload')
        await world.app.rows(`UPDATE ${place.table} SET payload_sealed = ? WHERE id = ?`, [
          text,
          place.rowId,
        ]);
  });
  afterAll(() => world.stop());

  /** What the world has not: each kind of sealed thing once. */
  async function everythingElse(): Promise<void> {
    const { app } = world;
    const path = `/api/channels/${demo.channelId}`;
    for (let i = 0; i < 2; i += 1) await admin('POST', `${path}/member-link-secret`, { endPrevious: false });
    const journey = await world.things.newJourney();
    await admin('POST', `/api/journeys/${journey}/secret`, {});
    const filter = { q: '王小明' };
    await admin('POST', '/api/contact-views', { name: '搜尋', filter });
    await admin('POST', '/api/tag-jobs', { action: 'add', tagId: await world.things.newTag(), filter });
    await admin('POST', '/api/auth/two-factor/enrol', { password: demo.password });

    const phone = app.freshPhone();
    app.shop.add({ phone, name: '陳美麗' });
    const customer = app.customer();
    await customer.opens();
    await customer.asksCode(phone);
    await customer.enters(await customer.receivesCode(phone));
    await customer.writes('我已完成手機綁定');
    await customer.tries('GET', '/member-card');
    await eventsDone(app);
    await admin('PATCH', path, { messagingSecret: 'the-next-messaging-secret-aaaaaa' });

    const shop = await admin('POST', '/api/shop-connections', {
      ...{ platform: 'csv', name: '門市名單', credentials: {} },
    });
    const { raw, headers } = form(
      Buffer.from('member_id,phone,name,tier,points\nM1,0911222333,王小明,金卡,1\nM2,不是手機,林,,'),
    );
    const file = { raw, headers: { ...headers, cookie: world.cookie('ours', 'admin') } };
    const upload = `/api/shop-connections/${String(shop.body['id'])}/member-imports?encoding=utf-8`;
    const { body } = await app.call('POST', upload, file);
    const url = `/api/member-imports/${String(body['id'])}`;
    const is = (state: string) =>
      eventually(async () => (await admin('GET', url)).body['state'] === state, `an import that is ${state}`);
    await is('checked');
    await admin('POST', `${url}/apply`);
    await is('done');
  }

  it('finds every kind of sealed thing here', async () => {
    const found = await sealedWith('k1');
    expect(Object.entries(found).filter(([, rows]) => rows === 0)).toEqual([]);
  });

  it('takes all of it over, and the old one can be taken out', async () => {
    const [oldKey] = world.app.config.encryptionKeys;
    await startWith(newKey, oldKey!);
    const before = await sealedWith('k1');
    const { rows, unreadable } = await world.app.get(KeyRotation).round();
    expect({ rows, unreadable }).toEqual({ rows: before, unreadable: {} });
    expect(Object.values(await sealedWith('k1')).every((left) => left === 0)).toBe(true);
    expect(await world.app.get(KeyRotation).round()).toEqual({ rows: {}, unreadable: {} });

    await startWith(newKey);
    const shops = (await admin('GET', '/api/shop-connections')).body['items'] as ShopConnection[];
    expect(shops.find(({ platform }) => platform === 'shopline')?.secrets).toMatchObject({
      accessToken: { set: true },
    });
    const gateways = (await admin('GET', '/api/sms/gateways')).body['items'] as TeamSmsGateway[];
    expect(gateways).toMatchObject([{ usable: true }]);
    const phone = world.app.freshPhone();
    world.app.shop.add({ phone });
    const { customer, code } = await customerWithCode(world.app, phone);
    expect((await customer.enters(code)).body).toMatchObject({ outcome: 'bound' });
  });

  it('leaves what changes meanwhile, and tells of what no key opens', async () => {
    await startWith(key('k3'), newKey);
    const [gateway] = await world.app.rows<{ id: string }>('SELECT id FROM sms_gateways LIMIT 1');
    await world.app.rows("UPDATE sms_gateways SET credentials_sealed = 'gone.AAAA' WHERE id = ?", [
      gateway?.id ?? '',
    ]);
    // After the page of customers was read, and before anything of it is written.
    const cipher = world.app.get(Cipher);
    const open = cipher.open.bind(cipher);
    let read = '';
    const opened = jest.spyOn(cipher, 'open').mockImplementation((text, place) => {
      if (place.table === 'customers') read ||= place.rowId;
      return open(text, place);
    });
    const transactions = world.app.get(Transactions);
    const run = transactions.run.bind(transactions);
    const written = jest.spyOn(transactions, 'run').mockImplementation(async (work) => {
      await world.app.rows('UPDATE customers SET phone_sealed = NULL WHERE id = ?', [read]);
      return run(work);
    });
    const had = await sealedWith('k2');
    const { rows, unreadable } = await world.app.get(KeyRotation).round();
    opened.mockRestore();
    written.mockRestore();
    expect(unreadable).toEqual({ 'sms_gateways.credentials_sealed': 1 });
    expect(rows['customers.phone_sealed']).toBe((had['customers.phone_sealed'] ?? 0) - 1);
    const [row] = await world.app.rows('SELECT phone_sealed FROM customers WHERE id = ?', [read]);
    expect(row).toMatchObject({ phone_sealed: null });
  });
});
