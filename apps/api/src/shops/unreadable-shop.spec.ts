import type { ShopConnection } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { StaffWorld, type Member } from '../auth/staff-world.test-kit.js';
import { ShopHealthRecord } from './shop-health-record.js';
import { ShopPlatforms } from './shop-platforms.js';

describeEachEngine('a shop connection whose secrets no key opens any more', (engine) => {
  let world: StaffWorld;
  let admin: Member;
  let id: string;
  const phone = '+886955000222';
  const list = async () => {
    const { status, body } = await admin('GET', '/api/shop-connections');
    return { status, shown: (body['items'] as ShopConnection[]).find((item) => item.id === id) };
  };
  const platform = async () =>
    world.app.get(ShopPlatforms).get(String((await admin('GET', '/api/team')).body['id']), id);
  const change = (credentials: object) => admin('PATCH', `/api/shop-connections/${id}`, { credentials });

  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    admin = world.ours('admin');
    const credentials = { handle: 'second', accessToken: 'token-of-second', webhookSecret: 'secret-of-app' };
    const made = await admin('POST', '/api/shop-connections', {
      platform: 'shopline',
      name: '二店',
      credentials,
    });
    id = String(made.body['id']);
    world.app.shop.add({ phone });
    await world.app.rows(
      "UPDATE shop_connections SET secrets_sealed = CONCAT('lost.', id), name = '失鑰' WHERE id = ?",
      [id],
    );
  });
  afterAll(() => world.stop());

  it('counts as misconfigured, and says why where staff look', async () => {
    const shop = await platform();
    expect(await shop.findByPhone(phone)).toMatchObject({ kind: 'misconfigured' });
    expect(await shop.getMember('member-1')).toMatchObject({ kind: 'misconfigured' });
    expect(await shop.testConnection()).toMatchObject({ ok: false, reason: 'unauthorized' });
    await expect(shop.tagMember('member-1', '綁定')).resolves.toMatchObject({ kind: 'denied' });
    await world.app.get(ShopHealthRecord).write();
    expect(await list()).toMatchObject({
      status: 200,
      shown: {
        name: '失鑰',
        settings: { handle: 'second' },
        secrets: { accessToken: { set: false, ending: null } },
        lastFailure: expect.stringContaining('can not be read') as string,
      },
    });
  });

  it('believes no unsigned word of that shop, though it knows no secret of its', async () => {
    const { shown } = await list();
    const { pathname } = new URL(shown?.webhook?.url ?? '');
    const raw = JSON.stringify({ resource: { id: 'member-1' }, topic: 'user/update' });
    const headers = { 'content-type': 'application/json' };
    const answer = await world.app.call('POST', pathname, { raw, headers });
    expect(answer).toMatchObject({ status: 401, body: { code: 'webhook.signature' } });
  });

  it('is a trial that lacks the secret, and serves again once it is entered anew', async () => {
    const trial = { platform: 'shopline', credentials: {}, connectionId: id, phone: null };
    const lacking = {
      status: 400,
      body: { code: 'request.invalid', issues: [{ path: 'body.credentials.accessToken' }] },
    };
    expect(await admin('POST', '/api/shop-connections/trial', trial)).toMatchObject(lacking);
    expect(await change({ handle: 'other' })).toMatchObject(lacking);
    expect((await change({ accessToken: 'entered-anew' })).body).toMatchObject({
      settings: { handle: 'second' },
      secrets: { accessToken: { set: true, ending: 'anew' } },
    });
    expect(await (await platform()).findByPhone(phone)).toMatchObject({ kind: 'one' });
  });
});
