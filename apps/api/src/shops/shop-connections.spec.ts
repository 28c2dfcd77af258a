import { describeEachEngine } from '../../test/engines.js';
import { StaffWorld, type Member } from '../auth/staff-world.test-kit.js';
import { newId } from '../database/ids.js';
import { ShopConnectionEntity } from './shop-connection.entity.js';
import { ShopHealthRecord } from './shop-health-record.js';
import { ShopPlatforms } from './shop-platforms.js';

type Item = { id: string; name: string };

describeEachEngine('shop connections', (engine) => {
  let world: StaffWorld;
  let admin: Member;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    admin = world.ours('admin');
  });
  afterAll(() => world.stop());
  afterEach(() => world.app.shop.breakDown(null));

  const shopline = {
    platform: 'shopline',
    name: '二店',
    credentials: { handle: 'second', accessToken: 'token-of-second' },
  };
  const hmac = { scheme: 'hmac', username: 'brand', secret: 'cyberbiz-secret' };
  const cyberbiz = { platform: 'cyberbiz', name: '三店', credentials: hmac };
  const list = async () => (await admin('GET', '/api/shop-connections')).body['items'] as Item[];
  const made = async (input: object) =>
    (await admin('POST', '/api/shop-connections', input)).body as unknown as Item;

  it('offer every platform with its form, rate and prerequisites', async () => {
    const { body } = await admin('GET', '/api/shop-platforms');
    const items = body['items'] as { key: string }[];
    expect(items.find(({ key }) => key === 'cyberbiz')).toMatchObject({
      perSecond: 5,
      fields: expect.arrayContaining([
        expect.objectContaining({ name: 'secret', secret: true, when: { field: 'scheme', value: 'hmac' } }),
      ]) as unknown,
    });
    for (const item of items) expect(item).toMatchObject({ prerequisites: expect.any(Array) as unknown });
  });

  it('are saved when the shop knows the credentials; the secret ones never come back', async () => {
    const { status, body } = await admin('POST', '/api/shop-connections', shopline);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: '二店',
      settings: { handle: 'second' },
      secrets: { accessToken: { set: true, ending: 'cond' } },
    });
    expect(JSON.stringify([body, await list()])).not.toContain('token-of-second');
    const rows = await world.db((db) => db.find(ShopConnectionEntity));
    expect(JSON.stringify(rows)).not.toContain('token-of-second');
  });

  it('are refused when it does not, and nothing is saved', async () => {
    const before = (await list()).length;
    world.app.shop.breakDown({ kind: 'misconfigured', detail: 'HTTP 401' });
    const refused = { status: 422, body: { code: 'shop.connection_failed' } };
    expect(await admin('POST', '/api/shop-connections', shopline)).toMatchObject(refused);
    expect((await list()).length).toBe(before);
    const url = `/api/shop-connections/${(await list())[0]!.id}`;
    expect(await admin('PATCH', url, { credentials: { accessToken: 'wrong-token' } })).toMatchObject(refused);
    // A new name needs no shop.
    const renamed = { status: 200, body: { name: '新名' } };
    expect(await admin('PATCH', url, { name: '新名' })).toMatchObject(renamed);
  });

  it.each([
    ['a missing field', { scheme: 'hmac', username: 'brand' }, 'body.credentials.secret'],
    ['an unknown one', { ...hmac, more: 'x' }, 'body.credentials'],
    ['a choice that is none', { ...hmac, scheme: 'basic' }, 'body.credentials.scheme'],
  ])('refuse %s by the platform’s own form', async (_name, credentials, path) => {
    const answer = await admin('POST', '/api/shop-connections', { ...cyberbiz, credentials });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(answer.body['issues']).toEqual([expect.objectContaining({ path })]);
    expect(JSON.stringify(answer.body)).not.toContain('cyberbiz-secret');
  });

  it('keep a secret that is left out, and drop what belongs to another choice', async () => {
    const { id } = await made(cyberbiz);
    const url = `/api/shop-connections/${id}`;
    const kept = await admin('PATCH', url, { credentials: { username: 'brand-2' } });
    expect(kept.body).toMatchObject({
      settings: { scheme: 'hmac', username: 'brand-2' },
      secrets: { secret: { set: true, ending: 'cret' }, accessToken: { set: false, ending: null } },
    });
    const token = { scheme: 'token', accessToken: 'an-app-store-token' };
    expect((await admin('PATCH', url, { credentials: token })).body).toMatchObject({
      settings: { scheme: 'token' },
      secrets: { secret: { set: false }, accessToken: { set: true, ending: 'oken' } },
    });
  });

  it('remember which prerequisites are done, and only known ones', async () => {
    const { id } = await made(cyberbiz);
    const answer = await admin('PATCH', `/api/shop-connections/${id}`, { doneSteps: ['plan', 'nonsense'] });
    expect(answer.body).toMatchObject({ doneSteps: ['plan'] });
  });

  it('are tried before they are saved, and show what was found, masked', async () => {
    world.app.shop.add({
      phone: '+886955000111',
      id: 'member-12345',
      name: '王小明',
      points: 12,
      tier: '金卡',
    });
    const trial = { platform: 'cyberbiz', credentials: hmac, connectionId: null, phone: '0955-000-111' };
    const before = (await list()).length;
    const { status, body } = await admin('POST', '/api/shop-connections/trial', trial);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      connection: { ok: true },
      match: {
        kind: 'one',
        members: [{ maskedNumber: '…2345', maskedName: '王○明', tier: '金卡', points: 12 }],
      },
    });
    expect(JSON.stringify(body)).not.toMatch(/王小明|955000111|cyberbiz-secret/);
    expect((await list()).length).toBe(before);
    const none = await admin('POST', '/api/shop-connections/trial', { ...trial, phone: null });
    expect(none.body).toMatchObject({ match: null });
    const wrong = await admin('POST', '/api/shop-connections/trial', { ...trial, phone: '12' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'phone.invalid' } });
  });

  it('lend their secrets to a trial of their own team only', async () => {
    const { id } = await made(cyberbiz);
    const trial = { platform: 'cyberbiz', credentials: {}, phone: null };
    const own = await admin('POST', '/api/shop-connections/trial', { ...trial, connectionId: id });
    expect(own).toMatchObject({ status: 200, body: { connection: { ok: true } } });
    for (const connectionId of [world.theirs.shopId, newId()]) {
      const answer = await admin('POST', '/api/shop-connections/trial', { ...trial, connectionId });
      expect(answer).toMatchObject({ status: 404, body: { code: 'request.not_found' } });
    }
  });

  it('show when the shop last answered and last failed', async () => {
    const { id } = await made(cyberbiz);
    const teamId = String((await admin('GET', '/api/team')).body['id']);
    const platform = await world.app.get(ShopPlatforms).get(teamId, id);
    const health = async () => {
      await world.app.get(ShopHealthRecord).write();
      return (await list()).find((item) => item.id === id);
    };
    await platform.findByPhone('+886955000999');
    expect(await health()).toMatchObject({ lastSuccessAt: expect.any(String) as string, lastFailure: null });
    world.app.shop.breakDown({ kind: 'unavailable', detail: 'HTTP 500' });
    await platform.findByPhone('+886955000999');
    expect(await health()).toMatchObject({ lastFailure: 'unavailable: HTTP 500' });
  });

  it('keep one platform per connection, for parallel callers too', async () => {
    const platforms = world.app.get(ShopPlatforms);
    const { teamId } = world.theirs.ctx;
    const handed = await Promise.all(
      Array.from({ length: 10 }, () => platforms.get(teamId, world.theirs.shopId)),
    );
    expect(new Set(handed).size).toBe(1);
    const ours = String((await admin('GET', '/api/team')).body['id']);
    await expect(platforms.get(ours, world.theirs.shopId)).rejects.toMatchObject({
      code: 'request.not_found',
    });
  });
});
