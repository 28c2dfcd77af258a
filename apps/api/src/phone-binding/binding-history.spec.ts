import type { BindingSettings, BindingSettingsInput, BindingVersion } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { AuditEntity } from '../audit/audit.entity.js';
import { StaffWorld, demo, type Answer } from '../auth/staff-world.test-kit.js';
import { TagEntity } from '../tagging/tag.entity.js';

const path = `/api/channels/${demo.channelId}/binding-settings`;

describeEachEngine('history of binding settings', (engine) => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
  });
  afterAll(() => world.stop());

  async function draft(): Promise<BindingSettingsInput> {
    const {
      channelId: _channel,
      enabled: _enabled,
      pictureUrl: _picture,
      bindingUrl: _binding,
      memberCardUrl: _card,
      updatedAt: _at,
      savedBy: _by,
      ...input
    } = await world.app.settings();
    return input;
  }
  const supervisor = () => world.ours('supervisor');
  const save = (input: object): Promise<Answer> => supervisor()('PUT', path, input);
  async function versions(query = ''): Promise<{ items: BindingVersion[]; nextCursor: string | null }> {
    const answer = await supervisor()('GET', `${path}/versions${query}`);
    expect(answer.status).toBe(200);
    return answer.body as never;
  }

  it('begins with what the channel was made with', async () => {
    const { items } = await versions();
    expect(items).toMatchObject([{ version: 1, origin: 'created', changed: [], savedBy: { name: 'admin' } }]);
    expect(await world.app.settings()).toMatchObject({ version: 1, savedBy: { name: 'admin' } });
  });

  it('keeps who saved what, newest first, and pages without losing one', async () => {
    const input = await draft();
    input.consentText = 'second';
    input.policy.codeLifetimeSeconds = 240;
    expect(await save(input)).toMatchObject({ status: 200, body: { savedBy: { name: 'supervisor' } } });
    input.version += 1;
    input.scenarios.alreadyBound.triggerText = '第三版';
    await save(input);
    const { items } = await versions();
    expect(items).toMatchObject([
      { version: 3, origin: 'saved', changed: ['scenarios.alreadyBound'], savedBy: { name: 'supervisor' } },
      { version: 2, changed: ['consentText', 'policy.codeLifetimeSeconds'] },
      { version: 1 },
    ]);
    const first = await versions('?limit=2');
    const rest = await versions(`?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items].map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(rest.nextCursor).toBeNull();
    const { body } = await supervisor()('GET', `${path}/versions/2`);
    expect(body).toMatchObject({ version: 2, content: { consentText: 'second' } });
  });

  it('brings an earlier version back as the newest one, audited', async () => {
    const before = await world.app.settings();
    const restored = await supervisor()('POST', `${path}/versions/1/restore`, { version: before.version });
    expect(restored).toMatchObject({ status: 200, body: { version: before.version + 1 } });
    const now: BindingSettings = await world.app.settings();
    expect(now.policy.codeLifetimeSeconds).toBe(180);
    expect(now.scenarios.alreadyBound.triggerText).not.toBe('第三版');
    expect((await versions('?limit=1')).items).toMatchObject([{ origin: 'restored', restoredFrom: 1 }]);
    const rows = await world.db((db) =>
      db.findBy(AuditEntity, { targetId: demo.channelId, action: 'binding_settings.restored' }),
    );
    expect(rows).toHaveLength(1);
    expect(JSON.parse(rows[0]!.before!)).toMatchObject({ consentText: 'second' });
  });

  it('refuses a restore by someone who has not seen the newest version', async () => {
    const { version } = await world.app.settings();
    const answer = await supervisor()('POST', `${path}/versions/2/restore`, { version: version - 1 });
    expect(answer).toMatchObject({ status: 409, body: { code: 'binding.settings_changed' } });
    expect((await world.app.settings()).version).toBe(version);
  });

  it('refuses a version whose tag is gone, and changes nothing', async () => {
    const tag = await world.ours('admin')('POST', '/api/tags', { name: '短命' });
    const tagId = String(tag.body['id']);
    const input = await draft();
    await save({ ...input, tagIds: [tagId] });
    const withTag = input.version + 1;
    await save({ ...input, version: withTag, tagIds: [] });
    await world.db((db) => db.delete(TagEntity, { id: tagId }));
    const answer = await supervisor()('POST', `${path}/versions/${withTag}/restore`, {
      version: withTag + 1,
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'binding.version_unusable' } });
    expect((await world.app.settings()).version).toBe(withTag + 1);
  });

  it('is shut to the other roles and to other teams', async () => {
    for (const role of ['marketer', 'agent'] as const) {
      expect(await world.ours(role)('GET', `${path}/versions`)).toMatchObject({ status: 403 });
    }
    const their = await world.signedIn('admin@theirs.example', 'their-password');
    for (const [method, url, body] of [
      ['GET', `${path}/versions`, undefined],
      ['GET', `${path}/versions/1`, undefined],
      ['POST', `${path}/versions/1/restore`, { version: 1 }],
    ] as const) {
      expect(await their(method, url, body)).toMatchObject({ status: 404 });
    }
    const own = await their('GET', `/api/channels/${world.theirs.channelId}/binding-settings/versions`);
    expect(own.body['items']).toHaveLength(1);
  });

  it.each(['?cursor=abc', '?cursor=-1', '?limit=0', '?sort=version'])('refuses %s', async (query) => {
    expect(await supervisor()('GET', `${path}/versions${query}`)).toMatchObject({ status: 400 });
  });
});
