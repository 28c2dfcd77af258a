import { smsGateways } from '@tieline/sms';
import { describeEachEngine } from '../../test/engines.js';
import { StaffWorld, type Answer, type Member } from '../auth/staff-world.test-kit.js';
import { newId } from '../database/ids.js';

type Listed = {
  items: { id: string; name: string; credentials: unknown[] }[];
  providers: { kind: string; fields: unknown[] }[];
  instanceGateway: boolean;
};

const mitake = (username: string) => ({
  kind: 'mitake',
  name: `三竹 ${username}`,
  credentials: {
    baseUrl: 'https://smsapi.mitake.com.tw/api/mtk',
    username,
    password: 'a-secret-password-9876',
  },
  countries: ['TW'],
  enabled: true,
});

describeEachEngine('SMS gateways of a team', (engine) => {
  let world: StaffWorld;
  let admin: Member;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    admin = world.ours('admin');
  });
  afterAll(() => world.stop());
  afterEach(async () => {
    for (const { id } of (await list()).items) await admin('DELETE', `/api/sms/gateways/${id}`);
  });

  const list = async () => (await admin('GET', '/api/sms/gateways')).body as unknown as Listed;
  const names = async () => (await list()).items.map(({ name }) => name);
  async function add(username: string): Promise<string> {
    const { status, body } = await admin('POST', '/api/sms/gateways', mitake(username));
    expect(status).toBe(201);
    return String(body['id']);
  }
  const issuesOf = ({ body }: Answer) => (body['issues'] as { path: string }[]).map(({ path }) => path);

  it('offer every provider with its form', async () => {
    const { providers, items } = await list();
    expect(items).toEqual([]);
    expect(providers.map(({ kind }) => kind)).toEqual(Object.keys(smsGateways));
    expect(providers.find(({ kind }) => kind === 'mitake')?.fields).toContainEqual({
      name: 'password',
      label: { 'zh-TW': '密碼', en: 'Password' },
      secret: true,
      required: true,
    });
  });

  it('show of a secret its last letters, and store it sealed', async () => {
    const id = await add('acme');
    const { items } = await list();
    expect(items[0]?.credentials).toEqual([
      {
        name: 'baseUrl',
        secret: false,
        set: true,
        value: 'https://smsapi.mitake.com.tw/api/mtk',
        ending: null,
      },
      { name: 'username', secret: false, set: true, value: 'acme', ending: null },
      { name: 'password', secret: true, set: true, value: null, ending: '9876' },
    ]);
    const stored = await world.app.rows('SELECT * FROM sms_gateways WHERE id = ?', [id]);
    const audit = await world.app.rows('SELECT * FROM audit WHERE target_id = ?', [id]);
    expect(JSON.stringify([items, stored, audit])).not.toContain('a-secret-password');
  });

  it('keep what is left out, and tell in the audit which field was changed', async () => {
    const id = await add('acme');
    const changed = await admin('PATCH', `/api/sms/gateways/${id}`, {
      name: '新名',
      credentials: { username: 'other' },
      countries: ['TW', 'HK'],
    });
    expect(changed.body).toMatchObject({ name: '新名', countries: ['TW', 'HK'], enabled: true });
    expect(
      await admin('POST', '/api/sms/gateways/test', { kind: 'mitake', id, credentials: {} }),
    ).toMatchObject({
      status: 200,
      body: { ok: true, credits: world.app.smsOf('other').credits },
    });
    const [entry] = await world.app.rows<{ after: string }>(
      "SELECT `after` FROM audit WHERE target_id = ? AND action = 'sms_gateway.updated'",
      [id],
    );
    expect(JSON.parse(entry!.after)).toMatchObject({ name: '新名', credentials: ['username'] });
  });

  it('take a stored secret to no other address', async () => {
    const id = await add('acme');
    const elsewhere = { baseUrl: 'https://listening.example' };
    const body = { issues: [{ path: 'body.credentials.password' }] };
    const test = (credentials: object) =>
      admin('POST', '/api/sms/gateways/test', { kind: 'mitake', id, credentials });
    expect(await test(elsewhere)).toMatchObject({ status: 400, body });
    const change = (credentials: object) => admin('PATCH', `/api/sms/gateways/${id}`, { credentials });
    expect(await change(elsewhere)).toMatchObject({ status: 400, body });
    expect(await change({ ...elsewhere, password: '' })).toMatchObject({ status: 400, body });
    // The address as it stands is no other one, and a new one takes a new secret.
    expect((await test({ baseUrl: 'https://smsapi.mitake.com.tw/api/mtk' })).status).toBe(200);
    expect((await change({ ...elsewhere, password: 'their-new-password' })).status).toBe(200);
  });

  it('refuse credentials that do not fit the form, naming the field', async () => {
    const bad = mitake('acme');
    const answer = await admin('POST', '/api/sms/gateways', {
      ...bad,
      credentials: { baseUrl: 'http://plain.example', username: 'acme' },
    });
    expect([answer.status, issuesOf(answer)]).toEqual([
      400,
      ['body.credentials.baseUrl', 'body.credentials.password'],
    ]);
    const unknown = await admin('POST', '/api/sms/gateways', {
      ...bad,
      credentials: { ...bad.credentials, nonsense: 'x' },
    });
    expect([unknown.status, issuesOf(unknown)]).toEqual([400, ['body.credentials']]);
    expect((await list()).items).toEqual([]);
  });

  it('are ordered by naming every one of them', async () => {
    const [a, b, c] = [await add('a'), await add('b'), await add('c')];
    expect(await names()).toEqual(['三竹 a', '三竹 b', '三竹 c']);
    const order = (ids: string[]) => admin('PUT', '/api/sms/gateways/order', { ids });
    expect((await order([c, a, b])).status).toBe(200);
    expect(await names()).toEqual(['三竹 c', '三竹 a', '三竹 b']);
    for (const wrong of [
      [a, b],
      [a, b, b],
      [a, b, newId()],
    ]) {
      expect(await order(wrong)).toMatchObject({ status: 409, body: { code: 'request.conflict' } });
    }
  });

  it('are ten at most', async () => {
    for (let n = 0; n < 10; n += 1) await add(`n${n}`);
    expect(await admin('POST', '/api/sms/gateways', mitake('n10'))).toMatchObject({
      status: 409,
      body: { code: 'sms_gateway.too_many' },
    });
  });

  it('are ten at most and in one order, also when all are added at the same moment', async () => {
    for (let n = 0; n < 7; n += 1) await add(`n${n}`);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_none, n) => admin('POST', '/api/sms/gateways', mitake(`at once ${n}`))),
    );
    const told = answers.map(({ status, body: { code } }) => (status === 201 ? 'added' : code));
    expect(told.sort()).toEqual([
      ...Array.from({ length: 3 }, () => 'added'),
      ...Array.from({ length: 9 }, () => 'sms_gateway.too_many'),
    ]);
    const places = await world.app.rows<{ place: number }>('SELECT place FROM sms_gateways ORDER BY place');
    expect(places.map(({ place }) => Number(place))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('are the admins’ alone, and never another team’s', async () => {
    const id = await add('acme');
    expect(await world.ours('supervisor')('GET', '/api/sms/gateways')).toMatchObject({ status: 403 });
    const their = await world.signedIn('admin@theirs.example', 'their-password');
    expect((await their('GET', '/api/sms/gateways')).body['items']).toEqual([]);
    const gone = { status: 404, body: { code: 'request.not_found' } };
    expect(await their('PATCH', `/api/sms/gateways/${id}`, { name: 'x' })).toMatchObject(gone);
    expect(await their('DELETE', `/api/sms/gateways/${id}`)).toMatchObject(gone);
    const probe = { kind: 'mitake', id, credentials: { username: 'theirs' } };
    expect(await their('POST', '/api/sms/gateways/test', probe)).toMatchObject(gone);
    expect(await their('PUT', '/api/sms/gateways/order', { ids: [id] })).toMatchObject({ status: 409 });
  });
});
