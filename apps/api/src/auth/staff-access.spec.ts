import { describeEachEngine } from '../../test/engines.js';
import { AuditEntity } from '../audit/audit.entity.js';
import { newId } from '../database/ids.js';
import { StaffWorld, demo, secrets } from './staff-world.test-kit.js';

describeEachEngine('what another team has', (engine) => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
  });
  afterAll(() => world.stop());

  async function savable(): Promise<object> {
    const {
      channelId: _channel,
      enabled: _enabled,
      pictureUrl: _picture,
      bindingUrl: _binding,
      memberCardUrl: _card,
      updatedAt: _at,
      savedBy: _by,
      ...content
    } = await world.app.settings();
    return content;
  }

  describe('ids of another team in a body', () => {
    const foreign = (change: (their: StaffWorld['theirs']) => object) => async () => {
      const before = await world.app.settings();
      const body = { ...(await savable()), ...change(world.theirs) };
      const answer = await world.ours('admin')(
        'PUT',
        `/api/channels/${demo.channelId}/binding-settings`,
        body,
      );
      expect(answer).toMatchObject({ status: 404 });
      expect(await world.app.settings()).toEqual(before);
    };
    it(
      'tags',
      foreign((their) => ({ tagIds: [their.tagId] })),
    );
    it(
      'shop',
      foreign((their) => ({ shopConnectionId: their.shopId })),
    );
    it(
      'picture',
      foreign(() => ({ pictureId: newId() })),
    );
    it('avatar', async () => {
      const answer = await world.ours('admin')('PATCH', '/api/team', { avatarId: newId() });
      expect(answer.status).toBe(404);
    });
  });

  it('never lists what another team has', async () => {
    const their = await world.signedIn('admin@theirs.example', 'their-password');
    const lists = ['channels', 'shop-connections', 'tags', 'contacts', 'sms/ledger', 'sms/account', 'team'];
    for (const list of lists) {
      const mine = JSON.stringify((await world.ours('admin')('GET', `/api/${list}`)).body);
      const yours = JSON.stringify((await their('GET', `/api/${list}`)).body);
      expect(mine).not.toContain(world.theirs.ctx.teamId);
      for (const id of [world.theirs.channelId, world.theirs.shopId, world.theirs.tagId]) {
        expect(mine).not.toContain(id);
      }
      expect(yours).not.toContain(demo.channelId);
    }
  });

  it('gives no secret back, by no route and in no audit row', async () => {
    const their = await world.signedIn('admin@theirs.example', 'their-password');
    const path = `/api/channels/${world.theirs.channelId}`;
    const rotation = { messagingSecret: 'their-messaging-secret-2', loginSecret: 'their-login-secret-2' };
    const answers = [
      await their('PATCH', path, rotation),
      await their('PATCH', `/api/shop-connections/${world.theirs.shopId}`, {
        credentials: { accessToken: 'their-shop-token-2' },
      }),
      await their('GET', path),
      await their('GET', '/api/channels'),
      await their('GET', '/api/shop-connections'),
      await their('GET', '/api/auth/me'),
    ];
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    const audit = await world.db((db) => db.findBy(AuditEntity, { teamId: world.theirs.ctx.teamId }));
    expect(audit.length).toBeGreaterThan(2);
    const seen = JSON.stringify([answers.map(({ body }) => body), audit]);
    for (const secret of secrets) expect(seen).not.toContain(secret);
    expect(answers[2]!.body).toMatchObject({ messagingSecret: { set: true, ending: 'et-2' } });
  });
});
