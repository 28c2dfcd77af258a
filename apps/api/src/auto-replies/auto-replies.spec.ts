import type { AutoReplies, AutoReplyRule, AutoReplyTrial } from '@tieline/contracts';
import { webhook } from '@tieline/testing';
import type { Customer } from '../../test/customer.js';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { eventsDone, newLineUser, postWebhook } from '../../test/webhooks.js';
import { StaffWorld, demo } from '../auth/staff-world.test-kit.js';
import { EventSweeper } from '../line-webhook/event-sweeper.js';
import { WebhookInbox } from '../line-webhook/webhook-inbox.js';
import { AutoReplyRepository } from './auto-reply.repository.js';

const url = `/api/channels/${demo.channelId}/auto-replies`;

const rule = (key: string, over: Partial<AutoReplyRule> = {}): AutoReplyRule => ({
  key,
  name: key,
  on: true,
  trigger: { kind: 'keyword', match: 'exact', keywords: ['會員'] },
  binding: 'anybody',
  tags: { match: 'any', ids: [] },
  messages: [{ kind: 'text', text: `回覆 ${key}` }],
  ...over,
});
const onWords = (...keywords: string[]) => ({
  trigger: { kind: 'keyword' as const, match: 'exact' as const, keywords },
});

describeEachEngine('auto-replies', (engine) => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
  });
  afterAll(() => world.stop());

  const read = async () => (await world.ours('agent')('GET', url)).body as unknown as AutoReplies;
  const save = async (rules: AutoReplyRule[]) => {
    const { version } = await read();
    const answer = await world.ours('marketer')('PUT', url, { version, rules });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body as unknown as AutoReplies;
  };
  const bound = async (): Promise<Customer> => {
    const customer = world.app.customer();
    const phone = world.app.freshPhone();
    world.app.shop.add({ phone, name: '王小明', memberNumber: `A-${phone.slice(-4)}` });
    await customer.binds(phone);
    return customer;
  };
  const contactOf = async (lineUserId: string) => {
    const [row] = await world.app.rows<{ id: string }>('SELECT id FROM contacts WHERE line_user_id = ?', [
      lineUserId,
    ]);
    return row!.id;
  };
  const send = async (event: ReturnType<typeof webhook>) => {
    await postWebhook(world.app, event.signedWith(demo.messagingSecret));
    await eventsDone(world.app);
  };
  /** Texts, and alternative texts of cards, that were replied meanwhile. */
  async function answersTo(work: () => Promise<unknown>): Promise<string[]> {
    const before = world.app.line.replies.length;
    await work();
    return world.app.line.replies.slice(before).flatMap(({ messages }) =>
      messages.map((message) => {
        if (message.type === 'text') return message.text;
        return message.type === 'flex' ? message.altText : message.type;
      }),
    );
  }
  const said = (user: string, text: string) => answersTo(() => send(webhook().from(user).text(text)));

  it('begin with nothing, and are saved as a whole', async () => {
    const empty = (await world.ours('agent')('GET', `/api/channels/${demo.otherChannelId}/auto-replies`))
      .body;
    expect(empty).toMatchObject({ version: 0, rules: [], hasLiff: true, savedBy: null });
    const saved = await save([rule('a'), rule('b', onWords('別的'))]);
    expect(saved.rules.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(saved.savedBy?.name).toBe('marketer');
    expect((await read()).rules).toEqual(saved.rules);
    const late = await world.ours('admin')('PUT', url, { version: saved.version - 1, rules: [] });
    expect(late).toMatchObject({ status: 409, body: { code: 'auto_replies.changed' } });
  });

  it('of 20 who save at once one wins', async () => {
    const { version } = await read();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_none, n) =>
        world.ours('admin')('PUT', url, { version, rules: [rule(`race-${n}`)] }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('answer words by the first rule that fits, free, whoever writes', async () => {
    await save([rule('off', { on: false }), rule('first'), rule('second')]);
    expect(await said(newLineUser(), '會 員')).toEqual(['回覆 first']);
    expect(await said(newLineUser(), '別的')).toEqual([]);
    expect(world.app.line.pushes).toEqual([]);
  });

  it('tell bound from unbound, and fill in who it is', async () => {
    await save([
      rule('bound', {
        binding: 'bound',
        messages: [{ kind: 'text', text: '{顧客名稱} 您好\n會員編號：{會員編號}' }],
      }),
      rule('unbound', { binding: 'unbound' }),
    ]);
    const customer = await bound();
    expect(await said(customer.lineUserId, '會員')).toEqual([
      expect.stringMatching(/^王小明 您好\n會員編號：A-\d{4}$/),
    ]);
    expect(await said(newLineUser(), '會員')).toEqual(['回覆 unbound']);
  });

  it('ask for tags, any or all', async () => {
    const { items } = (await world.ours('agent')('GET', '/api/tags')).body as {
      items: { id: string; name: string }[];
    };
    const [one, vip] = ['已綁定', 'VIP'].map((name) => items.find((tag) => tag.name === name)!.id);
    await save([
      rule('all', { tags: { match: 'all', ids: [one!, vip!] } }),
      rule('any', { tags: { match: 'any', ids: [one!, vip!] } }),
    ]);
    const customer = await bound();
    expect(await said(customer.lineUserId, '會員')).toEqual(['回覆 all']);
    const path = `/api/contacts/${await contactOf(customer.lineUserId)}/tags`;
    await world.ours('agent')('POST', path, { removeIds: [vip] });
    expect(await said(customer.lineUserId, '會員')).toEqual(['回覆 any']);
    await world.ours('agent')('POST', path, { removeIds: [one] });
    expect(await said(customer.lineUserId, '會員')).toEqual([]);
  });

  it('welcome a new friend once, by name, however often LINE tells it', async () => {
    await save([
      rule('hello', {
        trigger: { kind: 'follow' },
        messages: [{ kind: 'text', text: '{顧客名稱}，歡迎！' }],
      }),
    ]);
    const user = newLineUser();
    world.app.line.profiles.set(user, { displayName: '小美' });
    const event = webhook().from(user).follow();
    const again = () => postWebhook(world.app, event.redelivered().signedWith(demo.messagingSecret));
    const heard = await answersTo(async () => {
      await send(event);
      await Promise.all([again(), again(), again()]);
      await eventsDone(world.app);
    });
    expect(heard).toEqual(['小美，歡迎！']);
  });

  it('answer an event once, also when the process that answered died before it said so', async () => {
    await save([rule('once')]);
    const inbox = world.app.get(WebhookInbox);
    const end = inbox.end.bind(inbox);
    const before = world.app.line.replies.length;
    inbox.end = () => Promise.resolve();
    await postWebhook(world.app, webhook().from(newLineUser()).text('會員').signedWith(demo.messagingSecret));
    await eventually(() => world.app.line.replies.length > before, 'the answer');
    inbox.end = end;
    world.app.passTime(31_000);
    await world.app.get(EventSweeper).sweep();
    await eventsDone(world.app);
    expect(world.app.line.replies.length - before).toBe(1);
  });

  it('answer a postback, and live with one that nobody waits for', async () => {
    await save([rule('post', { trigger: { kind: 'postback', data: ['action=help'] } })]);
    const user = newLineUser();
    expect(await answersTo(() => send(webhook().from(user).postback('action=help')))).toEqual(['回覆 post']);
    expect(await answersTo(() => send(webhook().from(user).postback('action=buy&id=3')))).toEqual([]);
  });

  it('come after the answer of a binding', async () => {
    await save([rule('same words', onWords('我已完成手機綁定'))]);
    const customer = await bound();
    const answer = await said(customer.lineUserId, '我已完成手機綁定');
    expect(answer).toEqual([expect.stringContaining('恭喜完成手機綁定')]);
    // said twice: the outcome was answered, and nobody else takes its words while it waits
    expect(await said(customer.lineUserId, '我已完成手機綁定')).toEqual([]);
    world.app.passTime(11 * 60_000);
    expect(await said(customer.lineUserId, '我已完成手機綁定')).toEqual(['回覆 same words']);
  });

  it('answer with the ready-made card, whose button opens the binding link', async () => {
    const module = { pictureId: null, title: '手機綁定', text: '綁定後享會員優惠', label: '立即綁定' };
    await save([
      rule('bind', {
        ...onWords('綁定'),
        messages: [
          { kind: 'text', text: '您好' },
          { kind: 'module', module: 'phoneBinding', ...module },
          { kind: 'module', module: 'memberCard', ...module },
        ],
      }),
    ]);
    expect(await said(newLineUser(), '綁定')).toEqual(['您好', '手機綁定', '手機綁定']);
    const sent = JSON.stringify(world.app.line.replies.at(-1));
    expect(sent).toContain(`https://liff.line.me/${demo.liffId}"`);
    expect(sent).toContain(`https://liff.line.me/${demo.liffId}/card"`);
  });

  it('send a saved card as it stands, and keep it from being put away', async () => {
    const content = { kind: 'text', text: '春季特賣' };
    const { body: card } = await world.ours('marketer')('POST', '/api/cards', { name: '特賣', content });
    const cardId = String(card['id']);
    await save([rule('sale', { ...onWords('特賣'), messages: [{ kind: 'card', cardId }] })]);
    expect(await said(newLineUser(), '特賣')).toEqual(['春季特賣']);
    const put = { version: 1, name: '特賣', content: { kind: 'text', text: '夏季特賣' } };
    expect((await world.ours('marketer')('PUT', `/api/cards/${cardId}`, put)).body).toMatchObject({
      uses: [{ channelId: demo.channelId, place: 'autoReply' }],
    });
    world.app.passTime(2001);
    expect(await said(newLineUser(), '特賣')).toEqual(['夏季特賣']);
    const archive = () => world.ours('marketer')('POST', `/api/cards/${cardId}/archived`, { archived: true });
    expect(await archive()).toMatchObject({ status: 409, body: { code: 'card.in_use' } });
    await save([rule('other')]);
    expect((await archive()).status).toBe(200);
    const { version } = await read();
    const rules = [rule('sale', { messages: [{ kind: 'card', cardId }] })];
    expect((await world.ours('marketer')('PUT', url, { version, rules })).status).toBe(404);
  });

  it('may name nothing of another team', async () => {
    const { version } = await read();
    const put = (over: Partial<AutoReplyRule>) =>
      world.ours('admin')('PUT', url, { version, rules: [rule('theirs', over)] });
    expect((await put({ tags: { match: 'any', ids: [world.theirs.tagId] } })).status).toBe(404);
    const theirs = `/api/channels/${world.theirs.channelId}/auto-replies`;
    expect((await world.ours('admin')('GET', theirs)).status).toBe(404);
    expect((await world.ours('admin')('PUT', theirs, { version: 0, rules: [] })).status).toBe(404);
  });

  it('are refused when they are too much for their column', async () => {
    const { version } = await read();
    const long = { messages: [{ kind: 'text' as const, text: '長'.repeat(5000) }] };
    const rules = Array.from({ length: 5 }, (_none, n) => rule(`long-${n}`, long));
    expect(await world.ours('admin')('PUT', url, { version, rules })).toMatchObject({
      status: 413,
      body: { code: 'request.too_large' },
    });
  });

  it('can be tried on a person before they are saved, and nothing is sent', async () => {
    const customer = await bound();
    const contactId = await contactOf(customer.lineUserId);
    const rules = [
      rule('unbound', { binding: 'unbound' }),
      rule('bound', { binding: 'bound', messages: [{ kind: 'text', text: '{顧客名稱}' }] }),
    ];
    const attempt = async (body: object) =>
      (await world.ours('agent')('POST', `${url}/trial`, { rules, ...body }))
        .body as unknown as AutoReplyTrial;
    const heard = await answersTo(async () => {
      const known = await attempt({ said: { kind: 'text', text: '會員' }, contactId });
      expect(known).toMatchObject({
        key: 'bound',
        verdicts: [
          { key: 'unbound', verdict: 'otherPeople' },
          { key: 'bound', verdict: 'answers' },
        ],
        messages: [{ kind: 'text', text: '{顧客名稱}' }],
        person: { displayName: '王小明', bound: true },
      });
      expect(await attempt({ said: { kind: 'text', text: '會員' }, contactId: null })).toMatchObject({
        key: 'unbound',
        person: null,
      });
      expect(await attempt({ said: { kind: 'follow' }, contactId: null })).toMatchObject({
        key: null,
        messages: [],
      });
    });
    expect(heard).toEqual([]);
  });

  it('cost a channel without rules no statement but one every two seconds', async () => {
    await save([]);
    const users = Array.from({ length: 40 }, newLineUser);
    const repository = world.app.get(AutoReplyRepository);
    const find = repository.find.bind(repository);
    let asked = 0;
    repository.find = (...args) => {
      asked += 1;
      return find(...args);
    };
    await Promise.all(
      users.map((user) =>
        postWebhook(world.app, webhook().from(user).text('會員').signedWith(demo.messagingSecret)),
      ),
    );
    await eventsDone(world.app);
    repository.find = find;
    expect(asked).toBeLessThanOrEqual(1);
  });
});
