import { describeEachEngine } from '../../test/engines.js';
import { TestApp, demo } from '../../test/test-app.js';
import { Provision } from './provision.js';

const tables = [
  'teams',
  'staff',
  'team_members',
  'tags',
  'shop_connections',
  'channels',
  'binding_settings',
  'binding_settings_versions',
];

describeEachEngine('provisioning', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine);
  });
  afterAll(() => app.stop());

  const counts = async () => {
    const all = [...tables, 'sms_accounts', 'sms_ledger', 'audit'];
    return Promise.all(all.map((table) => app.count(table)));
  };

  it('creates everything once, at the first start', async () => {
    expect(await counts()).toEqual([1, 4, 4, 2, 1, 2, 2, 2, 3, 1, 4]);
    expect(await app.settings()).toMatchObject({ enabled: true, matchPlatform: 'shopline', version: 1 });
    expect((await app.settings()).tagIds).toHaveLength(2);
    const account = await app.as('admin', 'GET', '/api/sms/account');
    expect(account.body).toMatchObject({ balance: 1000 });
  });

  it('changes nothing at the next starts', async () => {
    const before = await counts();
    await app.as('admin', 'PATCH', '/api/team', { name: '改名' });
    expect(await app.get(Provision).run()).toBe(false);
    await app.restart();
    expect(await app.as('admin', 'GET', '/api/team')).toMatchObject({ body: { name: '改名' } });
    expect((await counts()).slice(0, -1)).toEqual(before.slice(0, -1));
  });

  it('stores no secret and no password in the clear', async () => {
    const rows = await Promise.all([...tables, 'audit'].map((table) => app.rows(`SELECT * FROM ${table}`)));
    const stored = JSON.stringify(rows);
    for (const secret of [demo.messagingSecret, demo.password, 'shopline-token', 'a-login-secret']) {
      expect(stored).not.toContain(secret);
    }
  });
});

describeEachEngine('provisioning by processes that start at once', (engine) => {
  it('makes one team', async () => {
    const app = await TestApp.start(engine);
    try {
      // as before the first start, whatever tables there are by now
      for (const { tableName } of app.database.entityMetadatas) await app.rows(`DELETE FROM ${tableName}`);
      const runs = await Promise.all(Array.from({ length: 5 }, () => app.get(Provision).run()));
      expect(runs.filter(Boolean)).toHaveLength(1);
      expect([await app.count('teams'), await app.count('staff')]).toEqual([1, 4]);
    } finally {
      await app.stop();
    }
  }, 30_000);
});
