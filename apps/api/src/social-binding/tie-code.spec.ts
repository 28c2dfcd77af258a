import type { Customer } from '../../test/customer.js';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { demo, TestApp } from '../../test/test-app.js';
import { eventsDone } from '../../test/webhooks.js';
import { Transactions } from '../database/transactions.js';
import { tieAnswers } from './chat-answers.js';
import { CodeGuesses } from './code-guesses.repository.js';
import { codeIn } from './tie-code.js';
import { tiePolicy } from './tie-policy.js';
import { Website } from './website.test-kit.js';

describe('six digits', () => {
  it.each([
    ['123456', '123456'],
    [' 123456\n', '123456'],
    ['１２３４５６', '123456'],
  ])('%j are a code', (text, code) => expect(codeIn(text)).toEqual({ code, confirms: false }));

  it.each(['12345', '1234567', '123 456', '訂單123456', 'a23456', '', '०१२३४५'])('%j are none', (text) =>
    expect(codeIn(text)).toBeNull(),
  );

  it('are confirmed by the button’s words', () => {
    expect(codeIn('確認綁定 123456')).toEqual({ code: '123456', confirms: true });
    expect(codeIn('Confirm 123456')).toEqual({ code: '123456', confirms: true });
  });
});

describeEachEngine('a website tied by a code in the chat', (engine) => {
  let app: TestApp;
  let site: Website;
  const words = tieAnswers['zh-TW'];
  beforeAll(async () => {
    app = await TestApp.start(engine);
    await app.rows('UPDATE channels SET liff_id = NULL WHERE id = ?', [demo.channelId]);
    site = new Website(app);
    await site.setUp();
    await site.makeSecret();
  });
  afterAll(() => app.stop());

  /** What the chat answers to these words; null: nothing. */
  async function answerTo(customer: Customer, text: string) {
    const before = app.line.replies.length;
    await customer.writes(text);
    await eventsDone(app);
    const sent = await app.count('deliveries', "state = 'queued'");
    if (sent > 0) await eventually(async () => (await app.count('deliveries', "state = 'queued'")) === 0);
    const [reply] = app.line.replies.slice(before);
    const [message] = reply?.messages ?? [];
    return message?.type === 'text' ? message : null;
  }
  const said = async (customer: Customer, text: string) => (await answerTo(customer, text))?.text ?? null;
  const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  it('is plain chat while no code of the channel is open', async () => {
    expect(await said(app.customer(), '482913')).toBeNull();
    expect(await app.count('social_code_guesses')).toBe(0);
  });

  it('is tied and answered free of charge', async () => {
    const browser = site.browser();
    const { code, watch } = await browser.begins();
    const customer = app.customer();
    expect(await said(customer, code)).toBe('您好，已完成社群身份綁定！');
    expect(await browser.status(watch)).toEqual({ state: 'bound', lineName: null });
    expect(await browser.isBound()).toBe(true);
    expect(app.line.pushes).toEqual([]);
    expect(await app.count('social_ties', "way = 'code'")).toBe(1);
  });

  it('is kept as a keyed hash, one of its kind while it can be used', async () => {
    const { code } = await site.browser().begins();
    const rows = await app.rows<{ code_hash: string; active_code: string }>(
      'SELECT code_hash, active_code FROM social_tie_attempts WHERE active_code IS NOT NULL',
    );
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(new Set(rows.map((row) => row.active_code)).size).toBe(rows.length);
  });

  it('is not heard any more when the button is switched off', async () => {
    const { code } = await site.browser().begins();
    await site.setUp({ enabled: false });
    expect(await said(app.customer(), code)).toBeNull();
    await site.setUp();
    expect(await said(app.customer(), code)).toContain('已完成');
  });

  it('answers wrong, used and expired codes each in its own words', async () => {
    const { code } = await site.browser().begins();
    const [one, two] = [app.customer(), app.customer()];
    expect(await said(one, another(code))).toBe(words.wrong);
    expect(
      await said(
        one,
        code.replace(/\d/g, (digit) => '０１２３４５６７８９'[Number(digit)] ?? ''),
      ),
    ).toContain('已完成');
    expect(await said(one, code)).toBe(words.used);
    expect(await said(two, code)).toBe(words.used);
    const late = await site.browser().begins();
    app.passTime(11 * 60_000);
    expect(await said(two, late.code)).toBe(words.expired);
    app.passTime(25 * 3_600_000);
    expect(await said(two, late.code)).toBeNull();
  });

  it('lets one LINE user guess five times an hour, of a hundred at once too, and forgives who was right', async () => {
    const { code } = await site.browser().begins();
    const guesser = app.customer();
    const before = app.line.replies.length;
    await Promise.all(Array.from({ length: 12 }, () => guesser.writes(another(code))));
    await eventsDone(app);
    await eventually(() => app.line.replies.length === before + 12, 'the answers');
    const answers = app.line.replies.slice(before).flatMap(({ messages }) => messages);
    expect(answers.filter((each) => each.type === 'text' && each.text === words.wrong)).toHaveLength(5);
    expect(answers.filter((each) => each.type === 'text' && each.text === words.limited)).toHaveLength(7);
    // the right one, too late
    expect(await said(guesser, code)).toBe(words.limited);

    const honest = app.customer();
    for (let i = 0; i < 4; i += 1) await said(honest, another(code));
    expect(await said(honest, code)).toContain('已完成');
    expect(await app.count('social_code_guesses', 'wrong = 4')).toBe(0);
    app.passTime(61 * 60_000);
    const next = await site.browser().begins();
    expect(await said(guesser, next.code)).toContain('已完成');
  });

  it('is tied by one of many who send it at the same moment', async () => {
    const { code } = await site.browser().begins();
    const before = await app.count('social_ties');
    const people = Array.from({ length: 6 }, () => app.customer());
    await Promise.all(people.map((each) => each.writes(code)));
    await eventsDone(app);
    expect(await app.count('social_ties')).toBe(before + 1);
  });

  it('is another channel’s plain chat', async () => {
    const { code } = await site.browser().begins();
    const other = new Website(app, demo.otherChannelId);
    await other.setUp();
    const row = await app.rows<{ channel_id: string }>(
      'SELECT channel_id FROM social_tie_attempts WHERE active_code IS NOT NULL',
    );
    expect(new Set(row.map((each) => each.channel_id))).toEqual(new Set([demo.channelId]));
    expect(await said(app.customer(), code)).toContain('已完成');
  });

  it('asks before it ties a signed-in member, and ties whoever was asked', async () => {
    const { id, memberNumber } = app.shop.add({ phone: app.freshPhone(), name: '王小明' });
    const browser = site.browser();
    const { code, watch } = await browser.begins({ memberToken: site.memberToken(id) });
    const customer = app.customer();
    // a forwarded code does not skip the question
    expect((await answerTo(customer, `確認綁定 ${code}`))?.quickReply?.items).toHaveLength(1);
    const asked = await answerTo(customer, code);
    expect(asked?.text).toContain(`shop.example 的會員 王○明 …${memberNumber.slice(-4)}`);
    expect(asked?.quickReply?.items?.[0]?.action).toMatchObject({ text: `確認綁定 ${code}` });
    expect(await browser.status(watch)).toMatchObject({ state: 'opened' });
    expect(await app.count('bindings', 'active_line_user_id = ?', [customer.lineUserId])).toBe(0);
    expect(await said(app.customer(), `確認綁定 ${code}`)).toBe(words.used);

    expect(await said(customer, `確認綁定 ${code}`)).toBe('王小明 您好，已完成社群身份綁定！');
    expect(await app.count('bindings', 'active_line_user_id = ?', [customer.lineUserId])).toBe(1);
    const again = await site.browser().begins({ memberToken: site.memberToken(id) });
    const rival = app.customer();
    await answerTo(rival, again.code);
    expect(await said(rival, `確認綁定 ${again.code}`)).toBe(words.contested);
  });

  it('ties no signed-in member while the channel is being guessed at; browsers go on', async () => {
    const { id } = app.shop.add({ phone: app.freshPhone(), name: '王小明' });
    const signedIn = await site.browser().begins({ memberToken: site.memberToken(id) });
    const guesser = { teamId: '', channelId: demo.channelId, lineUserId: '' };
    await app.get(Transactions).run(async (tx) => {
      for (let i = 1; i < tiePolicy.guessesOfChannel; i += 1)
        await app.get(CodeGuesses).noteWrong(tx, guesser, app.now());
    });
    expect(await said(app.customer(), another(signedIn.code))).toBe(words.wrong);
    const lucky = app.customer();
    expect(await said(lucky, signedIn.code)).toBe(words.paused);
    expect(await said(lucky, `確認綁定 ${signedIn.code}`)).toBe(words.paused);
    expect(await app.count('bindings', 'active_line_user_id = ?', [lucky.lineUserId])).toBe(0);
    expect(await said(app.customer(), (await site.browser().begins()).code)).toContain('已完成');
    app.passTime(61 * 60_000);
    const later = await site.browser().begins({ memberToken: site.memberToken(id) });
    expect(await said(app.customer(), later.code)).toContain('王○明');
  });
});
