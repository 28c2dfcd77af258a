import { describeEachEngine } from '../../test/engines.js';
import { StaffWorld, type Member } from '../auth/staff-world.test-kit.js';
import { ShopPlatforms } from './shop-platforms.js';

describeEachEngine('shop connections', (engine) => {
  let world: StaffWorld;
  let admin: Member;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    admin = world.ours('admin');
  });
  afterAll(() => world.stop());
  afterEach(() => world.app.shop.breakDown(null));

  const input = { platform: 'shopline', name: '二店', handle: 'second', accessToken: 'token-of-second' };
  const count = async () => ((await admin('GET', '/api/shop-connections')).body['items'] as unknown[]).length;

  it('are saved when the shop knows the token, which never comes back', async () => {
    const { status, body } = await admin('POST', '/api/shop-connections', input);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: '二店',
      handle: 'second',
      accessToken: { set: true, ending: 'cond' },
    });
    expect(JSON.stringify(body)).not.toContain('token-of-second');
  });

  it('are refused when it does not, and nothing is saved', async () => {
    const before = await count();
    world.app.shop.breakDown({ kind: 'misconfigured', detail: 'HTTP 401' });
    const refused = { status: 422, body: { code: 'shop.connection_failed' } };
    expect(await admin('POST', '/api/shop-connections', input)).toMatchObject(refused);
    expect(await count()).toBe(before);
    const [first] = (await admin('GET', '/api/shop-connections')).body['items'] as { id: string }[];
    const url = `/api/shop-connections/${first!.id}`;
    expect(await admin('PATCH', url, { accessToken: 'wrong-token' })).toMatchObject(refused);
    // A new name needs no shop.
    expect(await admin('PATCH', url, { name: '新名' })).toMatchObject({
      status: 200,
      body: { name: '新名' },
    });
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
