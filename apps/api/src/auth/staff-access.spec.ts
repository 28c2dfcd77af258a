import { roles, routes, type ErrorCode, type Role, type Route } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { AuditEntity } from '../audit/audit.entity.js';
import { newId } from '../database/ids.js';
import { StaffWorld, demo, secrets, type Member } from './staff-world.test-kit.js';

const staffRoutes = Object.values<Route>(routes).filter(({ access }) => Array.isArray(access));

/** Bodies that are valid, so that a refusal is about who asks and not about what. */
const bodies: Record<string, () => unknown> = {
  updateTeam: () => ({}),
  createChannel: () => ({
    name: 'x',
    basicId: null,
    messagingChannelId: '2000000091',
    messagingSecret: 'some-secret',
    loginChannelId: null,
    loginSecret: null,
    liffId: null,
  }),
  updateChannel: () => ({ name: 'taken over' }),
  checkChannel: () => ({ checks: ['smsSender'] }),
  repairChannel: () => ({ repair: 'webhook' }),
  tickChecklist: () => ({ item: 'line.loginPublished', done: true }),
  restoreBindingVersion: () => ({ version: 1 }),
  switchBinding: () => ({ enabled: false }),
  createShopConnection: () => ({
    platform: 'shopline',
    name: 'x',
    credentials: { handle: 'x', accessToken: 'some-token' },
  }),
  tryShopConnection: () => ({
    platform: 'shopline',
    credentials: { handle: 'x', accessToken: 'some-token' },
    connectionId: null,
    phone: null,
  }),
  updateShopConnection: () => ({ name: 'taken over' }),
  unbindContact: () => ({ reason: 'x' }),
  eraseContact: () => ({ reason: 'x', confirm: 'none' }),
  decideBindingReview: () => ({ decision: 'refuse', reason: 'x' }),
  createTag: () => ({ name: `tag ${newId()}`.slice(0, 50) }),
  changePassword: () => ({ oldPassword: 'wrong', newPassword: 'a-long-enough-one' }),
  enrolTwoFactor: () => ({ password: 'wrong' }),
  confirmTwoFactor: () => ({ code: '000000' }),
  turnOffTwoFactor: () => ({ password: 'wrong' }),
  changeMember: () => ({ role: 'agent' }),
  inviteMember: () => ({ email: `${newId()}@sunrise.example`, role: 'agent' }),
  topUpSms: () => ({ amount: 1, note: 'x', reference: newId() }),
};
const queries: Record<string, string> = {
  uploadMedia: '?kind=avatar',
  getFunnel: '?from=2026-11-01&to=2026-11-21',
};

describeEachEngine('who may do what', (engine) => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
  });
  afterAll(() => world.stop());

  async function ask(caller: Member, route: Route, id: string) {
    const url = `${route.path.replace(':id', id).replace(':version', '1')}${queries[route.name] ?? ''}`;
    const settings = route.name === 'saveBindingSettings' ? await savable() : undefined;
    return caller(route.method, url, bodies[route.name]?.() ?? settings);
  }

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

  const auditRows = () => world.db((db) => db.count(AuditEntity));

  it('knows the staff routes of the contract', () => {
    expect(staffRoutes.length).toBeGreaterThanOrEqual(22);
  });

  describe.each(staffRoutes.map((route): [string, Route] => [route.name, route]))('%s', (_name, route) => {
    it('refuses a stranger, and a made-up session', async () => {
      const before = await auditRows();
      expect(await ask(world.anonymous, route, demo.channelId)).toMatchObject({ status: 401 });
      const forged: Member = (method, url, body) =>
        world.app.call(method, url, { body, headers: { cookie: 'tieline_session=guess' } });
      expect(await ask(forged, route, demo.channelId)).toMatchObject({ status: 401 });
      expect(await auditRows()).toBe(before);
    });

    it.each([...roles])('answers %s as the contract says', async (role: Role) => {
      if (route.name === 'signOut') return;
      const allowed = (route.access as readonly Role[]).includes(role);
      const before = await auditRows();
      // An id that exists nowhere: allowed callers learn that, the others do not even learn that.
      const answer = await ask(world.ours(role), route, newId());
      if (!allowed) {
        expect(answer).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
        expect(await auditRows()).toBe(before);
        return;
      }
      expect([401, 403]).not.toContain(answer.status);
      expect(answer.status).toBeLessThan(500);
    });

    if (route.path.includes(':id')) {
      it('says 404 to another team, for what exists too, and changes nothing', async () => {
        const id = /contacts/.test(route.path) ? await contactOf() : targetOf(route);
        const their = await world.signedIn('admin@theirs.example', 'their-password');
        const before = await auditRows();
        expect(await ask(their, route, id)).toMatchObject({
          status: 404,
          body: { code: 'request.not_found' satisfies ErrorCode },
        });
        expect(await auditRows()).toBe(before);
      });
    }
  });

  const ours: Record<string, string> = {};
  beforeAll(async () => {
    const admin = world.ours('admin');
    const invited = await admin('POST', '/api/team/invitations', {
      email: 'new@sunrise.example',
      role: 'agent',
    });
    ours['invitation'] = (invited.body['invitation'] as { id: string }).id;
    const { items } = (await admin('GET', '/api/team/members')).body as {
      items: { id: string; role: Role }[];
    };
    ours['member'] = items.find(({ role }) => role === 'agent')!.id;
    const sessions = (await admin('GET', '/api/auth/sessions')).body as { items: { id: string }[] };
    ours['session'] = sessions.items[0]!.id;
  });

  function targetOf({ path }: Route): string {
    if (path.includes('shop-connections')) return ourShop;
    if (path.includes('invitations')) return ours['invitation']!;
    if (path.includes('members')) return ours['member']!;
    return path.includes('auth/sessions') ? ours['session']! : demo.channelId;
  }
  let ourShop = '';
  beforeAll(async () => {
    const { body } = await world.ours('admin')('GET', '/api/shop-connections');
    ourShop = (body['items'] as { id: string }[])[0]!.id;
  });

  async function contactOf(): Promise<string> {
    const { body } = await world.ours('admin')('GET', '/api/contacts?limit=1');
    const known = (body['items'] as { id: string }[])[0]?.id;
    if (known) return known;
    const id = newId();
    await world.db((db) =>
      db.insert('contacts', {
        id,
        teamId: theTeam,
        channelId: demo.channelId,
        lineUserId: `U${'c'.repeat(32)}`,
        friend: 1,
        friendAt: 0,
        createdAt: 1,
      }),
    );
    return id;
  }
  let theTeam = '';
  beforeAll(async () => {
    theTeam = String((await world.ours('admin')('GET', '/api/team')).body['id']);
  });

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
