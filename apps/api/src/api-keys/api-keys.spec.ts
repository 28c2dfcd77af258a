import type { ApiKey } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { StaffWorld, type Member } from '../auth/staff-world.test-kit.js';
import { newId } from '../database/ids.js';

describeEachEngine('API keys of a team', (engine) => {
  let world: StaffWorld;
  let admin: Member;
  let theirs: Member;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    admin = world.ours('admin');
    theirs = await world.signedIn('admin@theirs.example', 'their-password');
  });
  afterAll(() => world.stop());
  afterEach(async () => {
    for (const { id, revokedAt } of await list()) {
      if (!revokedAt) await admin('DELETE', `/api/api-keys/${id}`);
    }
  });

  const list = async () => (await admin('GET', '/api/api-keys')).body['items'] as ApiKey[];
  const make = async (name = 'ERP') => {
    const { status, body } = await admin('POST', '/api/api-keys', { name });
    expect(status).toBe(201);
    return body as unknown as { key: ApiKey; secret: string };
  };
  const revoke = (id: string, by = admin) => by('DELETE', `/api/api-keys/${id}`);

  it('show their secret once, and store it so that nobody finds it or makes one', async () => {
    const { key, secret } = await make('官網訂單');
    expect(secret).toMatch(/^tl_[0-9A-Za-z]{36}$/);
    expect(key).toMatchObject({
      name: '官網訂單',
      ending: secret.slice(-4),
      staffName: 'admin',
      lastUsedAt: null,
      revokedAt: null,
    });
    expect(await list()).toContainEqual(key);
    const told = [
      await list(),
      await world.app.rows('SELECT * FROM api_keys'),
      await world.app.rows('SELECT * FROM audit'),
    ];
    expect(JSON.stringify(told)).not.toContain(secret.slice(0, -4));
    expect((await make()).secret).not.toBe(secret);
  });

  it('are revoked for good, stay in the list, and both is in the audit', async () => {
    const { key } = await make('old');
    expect((await revoke(key.id)).status).toBe(204);
    expect((await revoke(key.id)).status).toBe(204);
    expect((await list()).find(({ id }) => id === key.id)?.revokedAt).not.toBeNull();
    const entries = await world.app.rows<{ action: string }>(
      'SELECT action FROM audit WHERE target_id = ? ORDER BY id',
      [key.id],
    );
    expect(entries.map(({ action }) => action)).toEqual(['api_key.created', 'api_key.revoked']);
  });

  it('are ten at most, even when many are made at the same moment', async () => {
    const kept: ApiKey[] = [];
    for (let n = 0; n < 9; n += 1) kept.push((await make(`key ${n}`)).key);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_none, n) => admin('POST', '/api/api-keys', { name: `more ${n}` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('api_key.too_many');
    await revoke(kept[0]!.id);
    await make('in its place');
  });

  it('are for admins, and never another team’s', async () => {
    const { key } = await make();
    for (const role of ['supervisor', 'marketer', 'agent'] as const) {
      const member = world.ours(role);
      expect((await member('GET', '/api/api-keys')).status).toBe(403);
      expect((await member('POST', '/api/api-keys', { name: 'x' })).status).toBe(403);
      expect((await revoke(key.id, member)).status).toBe(403);
    }
    expect((await theirs('GET', '/api/api-keys')).body['items']).toEqual([]);
    expect((await revoke(key.id, theirs)).status).toBe(404);
    expect((await revoke(newId())).status).toBe(404);
    expect((await list()).find(({ id }) => id === key.id)?.revokedAt).toBeNull();
  });

  it('have a name', async () => {
    for (const name of ['', '   ', 'x'.repeat(101)]) {
      expect((await admin('POST', '/api/api-keys', { name })).status).toBe(400);
    }
  });
});
