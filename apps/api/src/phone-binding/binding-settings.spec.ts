import type { BindingSettings, BindingSettingsInput } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { AuditEntity } from '../audit/audit.entity.js';
import { StaffWorld, demo, type Answer } from '../auth/staff-world.test-kit.js';
import { SmsAccountEntity } from '../sms/sms-account.entity.js';

const path = `/api/channels/${demo.channelId}/binding-settings`;

describeEachEngine('binding settings', (engine) => {
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
  const save = (input: object): Promise<Answer> => world.ours('supervisor')('PUT', path, input);

  it('come back as they were saved, with the version after', async () => {
    const input = await draft();
    input.consentText = '個資告知';
    input.scenarios.alreadyBound.reply = {
      kind: 'card',
      card: {
        altText: '會員卡',
        pictureId: null,
        title: '您好',
        text: '{顧客名稱}',
        buttons: [{ label: '會員卡', action: { type: 'memberCard' } }],
      },
    };
    input.policy.dailySmsBudget = 77;
    const saved = await save(input);
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({ ...input, version: input.version + 1, enabled: true });
    expect(await world.app.settings()).toEqual(saved.body);
    const budget = await world.db((db) => db.findOneBy(SmsAccountEntity, { id: demo.channelId }));
    expect(budget?.dayCap).toBe(77);
  });

  it('refuse the second of two savers, and of twenty at once all but one', async () => {
    const input = await draft();
    expect((await save(input)).status).toBe(200);
    expect(await save({ ...input, consentText: 'late' })).toMatchObject({
      status: 409,
      body: { code: 'binding.settings_changed' },
    });
    const next = await draft();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_none, n) => save({ ...next, consentText: `writer ${n}` })),
    );
    const winners = answers.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    const stored: BindingSettings = await world.app.settings();
    expect(stored).toEqual(winners[0]!.body);
    expect(stored.version).toBe(next.version + 1);
  });

  it('refuse trigger texts that a reader takes for the same', async () => {
    const input = await draft();
    input.scenarios.alreadyBound.triggerText = ' ＡＢＣ ';
    input.scenarios.memberNotFound.triggerText = 'a bc';
    expect(await save(input)).toMatchObject({ status: 422, body: { code: 'binding.trigger_texts_equal' } });
  });

  it('refuse a shop match without a shop', async () => {
    const input = { ...(await draft()), matchPlatform: 'shopline', shopConnectionId: null };
    const answer = await save(input);
    expect(answer).toMatchObject({ status: 422, body: { code: 'binding.not_ready' } });
    expect(answer.body['issues']).toMatchObject([{ path: 'body.shopConnectionId' }]);
  });

  it('take 60 graphemes of trigger text and refuse 61', async () => {
    const input = await draft();
    input.scenarios.firstBinding.triggerText = '👨‍👩‍👧‍👦'.repeat(60);
    expect((await save(input)).status).toBe(200);
    input.version += 1;
    input.scenarios.firstBinding.triggerText = '綁'.repeat(61);
    expect(await save(input)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('take the longest texts that the contract allows', async () => {
    const input = await draft();
    const text = '字'.repeat(2000);
    for (const scenario of Object.values(input.scenarios)) scenario.reply = { kind: 'text', text };
    input.consentText = '字'.repeat(4000);
    input.texts = {
      contested: text.slice(0, 500),
      many: text.slice(0, 500),
      unavailable: text.slice(0, 500),
    };
    expect((await save(input)).status).toBe(200);
  });

  it('switch off and on at once, and leave an open form valid', async () => {
    const input = await draft();
    const put = (enabled: boolean) => world.ours('supervisor')('POST', `${path}/enabled`, { enabled });
    expect((await put(false)).body).toMatchObject({ enabled: false, version: input.version });
    expect((await world.app.call('GET', `/api/liff/pages/${demo.liffId}`)).status).toBeLessThan(500);
    expect((await put(true)).body).toMatchObject({ enabled: true });
    expect((await save(input)).status).toBe(200);
  });

  it('stay off while something is missing, and say all of it', async () => {
    const admin = world.ours('admin');
    const created = await admin('POST', '/api/channels', {
      name: 'bare',
      basicId: null,
      messagingChannelId: '2000000050',
      messagingSecret: 'some-secret',
      loginChannelId: null,
      loginSecret: null,
      liffId: null,
    });
    const id = String(created.body['id']);
    const answer = await admin('POST', `/api/channels/${id}/binding-settings/enabled`, { enabled: true });
    expect(answer).toMatchObject({ status: 422, body: { code: 'binding.not_ready' } });
    expect(answer.body['issues']).toMatchObject([
      { path: 'channel.liffId' },
      { path: 'channel.loginChannelId' },
    ]);
    expect((await admin('GET', `/api/channels/${id}`)).body).toMatchObject({ bindingEnabled: false });
  });

  it('leave an audit row per change, with before and after', async () => {
    const rows = await world.db((db) =>
      db.findBy(AuditEntity, { targetId: demo.channelId, action: 'binding_settings.saved' }),
    );
    expect(rows.length).toBeGreaterThanOrEqual(5);
    const [first] = rows;
    expect(JSON.parse(first!.before!)).toMatchObject({ policy: { dailySmsBudget: 2000 } });
    expect(JSON.parse(first!.after!)).toMatchObject({ policy: { dailySmsBudget: 77 } });
  });
});
