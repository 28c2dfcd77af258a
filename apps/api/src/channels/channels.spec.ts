import type { Channel } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { StaffWorld, demo, type Member } from '../auth/staff-world.test-kit.js';
import { SmsAccountEntity } from '../sms/sms-account.entity.js';
import { ChannelCredentials } from './channel-credentials.js';

const hours = 3_600_000;
const input = (n: number) => ({
  name: `channel ${n}`,
  basicId: null,
  messagingChannelId: `20000001${String(n).padStart(2, '0')}`,
  messagingSecret: `messaging-secret-${n}`,
  loginChannelId: `20000002${String(n).padStart(2, '0')}`,
  loginSecret: `login-secret-${n}`,
  liffId: `20000002${String(n).padStart(2, '0')}-AbCdEf${String(n).padStart(2, '0')}`,
});

describeEachEngine('channels', (engine) => {
  let world: StaffWorld;
  let admin: Member;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    admin = world.ours('admin');
  });
  afterAll(() => world.stop());

  async function create(n: number): Promise<Channel> {
    const answer = await admin('POST', '/api/channels', input(n));
    expect(answer.status).toBe(201);
    return answer.body as unknown as Channel;
  }

  it('come with settings switched off, a daily budget and what LINE knows of the bot', async () => {
    const channel = await create(1);
    expect(channel).toMatchObject({
      basicId: '@fake',
      botUserId: 'Ubot',
      bindingEnabled: false,
      messagingSecret: { set: true, ending: 'et-1' },
      webhookUrl: `http://product.test/api/line/webhook/${channel.id}`,
      liffEndpointUrl: `http://product.test/liff-bind.html?liffId=${channel.liffId}`,
      bindingUrl: `https://liff.line.me/${channel.liffId}`,
      memberCardUrl: `https://liff.line.me/${channel.liffId}/card`,
    });
    const { body } = await admin('GET', `/api/channels/${channel.id}/binding-settings`);
    expect(body).toMatchObject({ enabled: false, version: 1, matchPlatform: 'none' });
    const budget = await world.db((db) => db.findOneBy(SmsAccountEntity, { id: channel.id }));
    expect(budget).toMatchObject({ balance: null, dayCap: 2000 });
    expect((await admin('GET', `/api/channels/${channel.id}`)).body).toEqual(channel);
  });

  it('are known by name to those who may not set them up', async () => {
    const channel = await create(9);
    const agent = world.ours('agent');
    const { body } = await agent('GET', '/api/channel-names');
    expect(body['items']).toContainEqual({ id: channel.id, name: channel.name });
    expect((await agent('GET', '/api/channels')).status).toBe(403);
  });

  it('are saved even when LINE fails', async () => {
    world.app.line.failNext(/bot\/info/, { status: 500, message: 'down' });
    expect(await create(2)).toMatchObject({ botUserId: null, basicId: null });
    world.app.line.failNext(/bot\/info/, 'hang');
    expect(await create(3)).toMatchObject({ botUserId: null });
  });

  it('refuse an id that another channel has, of another team too', async () => {
    const taken = { status: 409, body: { code: 'channel.taken' } };
    await create(4);
    expect(
      await admin('POST', '/api/channels', { ...input(5), messagingChannelId: '2000000104' }),
    ).toMatchObject(taken);
    expect(
      await admin('POST', '/api/channels', { ...input(5), liffId: '2000000092-TheirApp' }),
    ).toMatchObject(taken);
    expect(
      await admin('PATCH', `/api/channels/${demo.channelId}`, { messagingChannelId: '2000000091' }),
    ).toMatchObject(taken);
    // Nothing of the refused ones is left: the number is still free.
    await create(5);
  });

  describe('while phone binding is on', () => {
    const refused = { status: 409, body: { code: 'channel.binding_enabled' } };
    const switchTo = (id: string, enabled: boolean) =>
      admin('POST', `/api/channels/${id}/binding-settings/enabled`, { enabled });

    it('keep what the binding page stands on, and lose it once it is off', async () => {
      const { id } = await create(10);
      expect((await switchTo(id, true)).status).toBe(200);
      for (const changes of [
        { liffId: null },
        { loginChannelId: null },
        { liffId: null, loginChannelId: null, name: 'renamed' },
      ]) {
        expect(await admin('PATCH', `/api/channels/${id}`, changes)).toMatchObject(refused);
      }
      const kept = { liffId: input(10).liffId, loginChannelId: input(10).loginChannelId, name: 'channel 10' };
      expect((await admin('GET', `/api/channels/${id}`)).body).toMatchObject(kept);
      expect((await admin('PATCH', `/api/channels/${id}`, { name: 'renamed' })).status).toBe(200);
      await switchTo(id, false);
      expect(await admin('PATCH', `/api/channels/${id}`, { liffId: null })).toMatchObject({
        status: 200,
        body: { liffId: null, bindingUrl: null },
      });
    });

    it('never end switched on and taken apart, whoever comes first', async () => {
      const { id } = await create(11);
      for (let round = 0; round < 10; round += 1) {
        await admin('PATCH', `/api/channels/${id}`, { liffId: input(11).liffId });
        const [switched, cleared] = await Promise.all([
          switchTo(id, true),
          admin('PATCH', `/api/channels/${id}`, { liffId: null }),
        ]);
        expect([switched.status, cleared.status].sort()).toEqual([200, switched.status === 200 ? 409 : 422]);
        await switchTo(id, false);
      }
    });
  });

  it.each(['', '        ', ' short ', null])('refuse the blank secret %j', async (messagingSecret) => {
    expect((await admin('POST', '/api/channels', { ...input(9), messagingSecret })).status).toBe(400);
    expect((await admin('PATCH', `/api/channels/${demo.channelId}`, { messagingSecret })).status).toBe(400);
  });

  it('forget the old bot and its secret with another messaging channel', async () => {
    const { id } = await create(7);
    world.app.line.failNext(/bot\/info/, { status: 500, message: 'down' });
    const changes = { messagingChannelId: '2000000177', messagingSecret: 'secret-of-another' };
    const { body } = await admin('PATCH', `/api/channels/${id}`, changes);
    expect(body).toMatchObject({ botUserId: null, messagingChannelId: '2000000177' });
    const identity = await world.app.get(ChannelCredentials).find(id);
    expect(identity?.webhookSecrets).toEqual(['secret-of-another']);
  });

  it('lose no secret to two rotations at once', async () => {
    const { id } = await create(8);
    const rotate = (messagingSecret: string) => admin('PATCH', `/api/channels/${id}`, { messagingSecret });
    const answers = await Promise.all([rotate('secret-number-a'), rotate('secret-number-b')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    world.app.get(ChannelCredentials).forget(id);
    const identity = await world.app.get(ChannelCredentials).find(id);
    expect([...(identity?.webhookSecrets ?? [])].sort()).toEqual(['secret-number-a', 'secret-number-b']);
  });

  it('accept the secret before this one for 24 hours', async () => {
    const { id } = await create(6);
    const secrets = async () => {
      world.app.get(ChannelCredentials).forget(id);
      return (await world.app.get(ChannelCredentials).find(id))?.webhookSecrets;
    };
    await admin('PATCH', `/api/channels/${id}`, { messagingSecret: 'second-secret' });
    expect(await secrets()).toEqual(['second-secret', 'messaging-secret-6']);
    // Saving the form again must not push the old secret out.
    await admin('PATCH', `/api/channels/${id}`, { messagingSecret: 'second-secret', name: 'renamed' });
    expect(await secrets()).toEqual(['second-secret', 'messaging-secret-6']);
    world.app.passTime(24 * hours + 1000);
    expect(await secrets()).toEqual(['second-secret']);
  });
});
