import type {
  BindingSettings,
  BindingSettingsInput,
  MessageCard,
  MessageCardInput,
} from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { AuditEntity } from '../audit/audit.entity.js';
import { StaffWorld, demo, type Answer } from '../auth/staff-world.test-kit.js';

const settingsPath = `/api/channels/${demo.channelId}/binding-settings`;
const card = (text: string): MessageCardInput => ({
  name: '歡迎禮',
  content: {
    kind: 'buttons',
    altText: '歡迎',
    pictureId: null,
    title: '恭喜 {顧客名稱}',
    text,
    buttons: [{ label: '會員卡', action: { type: 'memberCard' } }],
  },
});

function inputOf(settings: BindingSettings): BindingSettingsInput {
  const {
    channelId: _channel,
    enabled: _enabled,
    pictureUrl: _picture,
    bindingUrl: _binding,
    memberCardUrl: _card,
    updatedAt: _at,
    savedBy: _by,
    ...input
  } = settings;
  return input;
}

describeEachEngine('message cards', (engine) => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
  });
  afterAll(() => world.stop());

  const staff = () => world.ours('supervisor');
  const create = (input: object) => staff()('POST', '/api/cards', input);
  async function created(text = '您已完成綁定'): Promise<MessageCard> {
    const answer = await create(card(text));
    expect(answer.status).toBe(201);
    return answer.body as never;
  }
  const read = async (id: string): Promise<MessageCard> =>
    (await staff()('GET', `/api/cards/${id}`)).body as never;
  const save = (id: string, version: number, text: string): Promise<Answer> =>
    staff()('PUT', `/api/cards/${id}`, { ...card(text), version });
  const put = (id: string, archived: boolean) => staff()('POST', `/api/cards/${id}/archived`, { archived });

  const draft = async (): Promise<BindingSettingsInput> => inputOf(await world.app.settings());
  /** The first-binding scenario answers with this card. */
  async function choose(cardId: string): Promise<Answer> {
    const input = await draft();
    input.scenarios.firstBinding.reply = { kind: 'savedCard', cardId };
    return staff()('PUT', settingsPath, input);
  }
  async function answerWithText(): Promise<void> {
    const input = await draft();
    input.scenarios.firstBinding.reply = { kind: 'text', text: '好' };
    expect((await staff()('PUT', settingsPath, input)).status).toBe(200);
  }
  const copied = async (): Promise<unknown> => {
    const { scenarios }: BindingSettings = await world.app.settings();
    const { reply } = scenarios.firstBinding;
    return reply.kind === 'savedCard' ? reply.content : reply;
  };

  it('come back as they were saved, after LINE was asked', async () => {
    const asked = world.app.line.calls.length;
    const made = await created();
    expect(made).toMatchObject({
      ...card('您已完成綁定'),
      version: 1,
      lineCheck: 'valid',
      archived: false,
      uses: [],
      savedBy: { name: 'supervisor' },
    });
    expect(world.app.line.calls.slice(asked)).toContain('POST /v2/bot/message/validate/reply');
    expect(await read(made.id)).toEqual(made);
    const list = await staff()('GET', '/api/cards');
    expect(list.body['items']).toContainEqual(made);
  });

  it('are not saved when LINE refuses, and say what LINE says', async () => {
    const before = await world.app.count('message_cards');
    world.app.line.failNext(/validate/, { status: 400, message: 'A message (messages[0]) is invalid' });
    const answer = await create(card('x'));
    expect(answer).toMatchObject({ status: 422, body: { code: 'card.line_refused' } });
    expect(answer.body['issues']).toMatchObject([
      { message: expect.stringContaining('is invalid') as string },
    ]);
    expect(await world.app.count('message_cards')).toBe(before);
  });

  it.each([{ status: 500, message: 'down' }, { status: 429, message: 'too many' }, 'hang' as const])(
    'are saved when LINE can not be asked (%j), with a note',
    async (fault) => {
      world.app.line.failNext(/validate/, fault);
      const answer = await create(card('x'));
      expect(answer).toMatchObject({ status: 201, body: { lineCheck: 'unchecked' } });
      const { id, version } = answer.body as unknown as MessageCard;
      expect((await save(id, version, 'y')).body).toMatchObject({ lineCheck: 'valid' });
    },
  );

  it('refuse the second of two savers', async () => {
    const { id } = await created();
    expect((await save(id, 1, 'first')).status).toBe(200);
    expect(await save(id, 1, 'late')).toMatchObject({ status: 409, body: { code: 'card.changed' } });
    expect((await read(id)).content).toMatchObject({ text: 'first' });
  });

  it('answer a binding, filled in, with the channel’s links', async () => {
    const { id } = await created('會員編號 {會員編號}');
    expect((await choose(id)).status).toBe(200);
    expect((await read(id)).uses).toEqual([
      { channelId: demo.channelId, channelName: '晨光選物', place: 'firstBinding', journey: null },
    ]);
    const phone = '+886912000701';
    world.app.shop.add({ phone, memberNumber: 'S-7', name: '王小明' });
    const customer = world.app.customer();
    expect((await customer.binds(phone)).body).toMatchObject({ outcome: 'bound' });
    await customer.writes('我已完成手機綁定');
    const messages = () => world.app.line.replies.flatMap((reply) => reply.messages);
    await eventually(() => messages().some(({ type }) => type === 'flex'), 'the card');
    const sent = JSON.stringify(messages().find(({ type }) => type === 'flex'));
    expect(sent).toContain('會員編號 S-7');
    expect(sent).toContain(`${demo.liffId}/card`);
  });

  it('take the settings that use them along, in one step and into the history', async () => {
    const { id } = await created('舊');
    await choose(id);
    const { version } = await world.app.settings();
    expect((await save(id, 1, '新')).status).toBe(200);
    expect(await copied()).toMatchObject({ text: '新' });
    expect((await world.app.settings()).version).toBe(version + 1);
    const { body } = await staff()('GET', `${settingsPath}/versions?limit=1`);
    expect(body['items']).toMatchObject([{ origin: 'card', changed: ['scenarios.firstBinding'] }]);
    const actions = await world.db((db) =>
      db.findBy(AuditEntity, { action: 'binding_settings.card_updated' }),
    );
    expect(actions).toHaveLength(1);
  });

  it('copy what is stored, whatever content a client sends along', async () => {
    const { id } = await created('真');
    const input = await draft();
    const content = { ...card('假').content };
    input.scenarios.firstBinding.reply = { kind: 'savedCard', cardId: id, content };
    expect((await staff()('PUT', settingsPath, input)).status).toBe(200);
    expect(await copied()).toMatchObject({ text: '真' });
  });

  it('stay while they are used, and can not be used once put away', async () => {
    const { id } = await created();
    await choose(id);
    expect(await put(id, true)).toMatchObject({ status: 409, body: { code: 'card.in_use' } });
    expect(await read(id)).toMatchObject({ archived: false });
    await answerWithText();
    expect(await put(id, true)).toMatchObject({ status: 200, body: { archived: true } });
    expect(await choose(id)).toMatchObject({ status: 404 });
    const archived = await staff()('GET', '/api/cards?state=archived');
    expect(archived.body['items']).toContainEqual(expect.objectContaining({ id }));
    expect(await put(id, false)).toMatchObject({ status: 200, body: { archived: false } });
    expect((await choose(id)).status).toBe(200);
    await answerWithText();
  });

  it('never leave an old copy or an archived card in use, whoever is first', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id } = await created('舊');
      const [, saved] = await Promise.all([choose(id), save(id, 1, '新')]);
      expect(saved.status).toBe(200);
      expect(await copied()).toMatchObject({ text: '新' });
      await answerWithText();
      const [used, away] = await Promise.all([choose(id), put(id, true)]);
      expect([used.status, away.status].sort()).not.toEqual([200, 200]);
      const { archived, uses } = await read(id);
      expect(archived && uses.length > 0).toBe(false);
      await answerWithText();
    }
  });

  it('belong to their team', async () => {
    const their = await world.signedIn('admin@theirs.example', 'their-password');
    const foreign = (await their('POST', '/api/cards', card('theirs'))).body as unknown as MessageCard;
    expect(await choose(foreign.id)).toMatchObject({ status: 404 });
    const { id } = await created();
    for (const [method, url, body] of [
      ['GET', `/api/cards/${id}`, undefined],
      ['PUT', `/api/cards/${id}`, { ...card('x'), version: 1 }],
      ['POST', `/api/cards/${id}/archived`, { archived: true }],
    ] as const) {
      expect(await their(method, url, body)).toMatchObject({ status: 404 });
    }
    expect(JSON.stringify((await their('GET', '/api/cards')).body)).not.toContain(id);
  });

  it.each([
    ['a script', { label: 'x', action: { type: 'uri', uri: 'javascript:alert(1)' } }],
    ['data', { label: 'x', action: { type: 'uri', uri: 'data:text/html,x' } }],
    ['an unknown action', { label: 'x', action: { type: 'postback', data: 'x' } }],
  ])('refuse %s behind a button', async (_what, button) => {
    const input = card('x');
    const answer = await create({ ...input, content: { ...input.content, buttons: [button] } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('may be written by marketers, but not what phone binding answers with', async () => {
    const marketer = world.ours('marketer');
    const made = await marketer('POST', '/api/cards', card('行銷'));
    expect(made.status).toBe(201);
    const { id } = made.body as unknown as MessageCard;
    const write = (text: string, version: number) =>
      marketer('PUT', `/api/cards/${id}`, { ...card(text), version });
    expect((await write('行銷二', 1)).status).toBe(200);
    expect((await choose(id)).status).toBe(200);
    expect(await write('行銷三', 2)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    expect((await read(id)).content).toMatchObject({ text: '行銷二' });
    expect(await copied()).toMatchObject({ text: '行銷二' });
    expect((await world.ours('agent')('GET', `/api/cards/${id}`)).status).toBe(200);
    expect((await world.ours('agent')('POST', '/api/cards', card('客服'))).status).toBe(403);
    await answerWithText();
  });

  it('are shown to LINE at every channel that sends them', async () => {
    const { id, version } = await created();
    expect((await choose(id)).status).toBe(200);
    const other = `/api/channels/${demo.otherChannelId}/binding-settings`;
    const input = inputOf((await staff()('GET', other)).body as unknown as BindingSettings);
    input.scenarios.alreadyBound.reply = { kind: 'savedCard', cardId: id };
    expect((await staff()('PUT', other, input)).status).toBe(200);
    const asked = world.app.line.calls.length;
    expect((await save(id, version, '兩個渠道')).body).toMatchObject({ lineCheck: 'valid' });
    const checks = world.app.line.calls.slice(asked).filter((call) => call.includes('validate'));
    expect(checks).toHaveLength(2);
    world.app.line.failNext(/validate/, { status: 500, message: 'down' });
    expect((await save(id, version + 1, '一個沒有回答')).body).toMatchObject({ lineCheck: 'unchecked' });
    await answerWithText();
    input.scenarios.alreadyBound.reply = { kind: 'text', text: '好' };
    const { version: now } = (await staff()('GET', other)).body as unknown as BindingSettings;
    expect((await staff()('PUT', other, { ...input, version: now })).status).toBe(200);
  });
});
