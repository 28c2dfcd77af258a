import type { AutoReplyRule } from '@tieline/contracts';
import { candidates, firstFor, readyRules, verdictsOf } from './choose-rule.js';

const rule = (key: string, over: Partial<AutoReplyRule> = {}): AutoReplyRule => ({
  key,
  name: key,
  on: true,
  trigger: { kind: 'keyword', match: 'exact', keywords: ['會員'] },
  binding: 'anybody',
  tags: { match: 'any', ids: [] },
  messages: [{ kind: 'text', text: key }],
  ...over,
});
const keyword = (match: 'exact' | 'contains', ...keywords: string[]) => ({
  trigger: { kind: 'keyword' as const, match, keywords },
});
const text = (words: string) => ({ kind: 'text' as const, text: words });
const stranger = { bound: false, tagIds: new Set<string>() };

it.each([
  ['exact', ['VIP 優惠'], 'ｖｉｐ優惠', true],
  ['exact', ['優惠', 'coupon'], ' COUPON ', true],
  ['exact', ['優惠'], '有優惠嗎', false],
  ['contains', ['優惠'], '請問有 優 惠 嗎？', true],
  ['contains', ['coupon'], 'Any CouPon?', true],
  ['contains', ['優惠'], '你好', false],
] as const)('%s %j hears %j: %s', (match, keywords, said, heard) => {
  const rules = readyRules([rule('a', keyword(match, ...keywords))]);
  expect(candidates(rules, text(said))).toHaveLength(heard ? 1 : 0);
});

it('hears a postback to the letter, a new friend, and neither for the other', () => {
  const rules = readyRules([
    rule('post', { trigger: { kind: 'postback', data: ['action=bind'] } }),
    rule('hello', { trigger: { kind: 'follow' } }),
  ]);
  const heard = (said: Parameters<typeof candidates>[1]) => candidates(rules, said).map(({ key }) => key);
  expect(heard({ kind: 'postback', data: 'action=bind' })).toEqual(['post']);
  expect(heard({ kind: 'postback', data: 'Action=bind' })).toEqual([]);
  expect(heard({ kind: 'follow' })).toEqual(['hello']);
  expect(heard(text('action=bind'))).toEqual([]);
});

it('lets the first that is for the person answer', () => {
  const rules = [
    rule('vips', { tags: { match: 'all', ids: ['vip', 'tw'] } }),
    rule('some', { tags: { match: 'any', ids: ['vip', 'tw'] } }),
    rule('bound', { binding: 'bound' }),
    rule('unbound', { binding: 'unbound' }),
  ];
  const first = (bound: boolean, ...tags: string[]) =>
    firstFor(candidates(readyRules(rules), text('會員')), { bound, tagIds: new Set(tags) })?.key;
  expect([first(false, 'tw', 'vip'), first(true, 'tw'), first(true), first(false, 'other')]).toEqual([
    'vips',
    'some',
    'bound',
    'unbound',
  ]);
});

it('says of every rule why it does not answer', () => {
  const rules = readyRules([
    rule('off', { on: false }),
    rule('bound', { binding: 'bound' }),
    rule('else', keyword('exact', '別的')),
    rule('this'),
    rule('late'),
  ]);
  expect(verdictsOf(rules, text('會員'), stranger).map(({ verdict }) => verdict)).toEqual([
    'off',
    'otherPeople',
    'otherWords',
    'answers',
    'later',
  ]);
});

it('says the same as what the webhook decides, whatever the rules', () => {
  const pick = <T>(values: readonly T[], at: number) => values[at % values.length]!;
  for (let seed = 1; seed <= 400; seed += 1) {
    const at = (n: number) => Math.floor(Math.abs(Math.sin(seed * 97 + n * 13)) * 1000);
    const rules = Array.from({ length: 6 }, (_none, n) =>
      rule(String(n), {
        on: at(n) % 4 > 0,
        ...keyword(pick(['exact', 'contains'] as const, at(n + 10)), pick(['會員', '員', '卡'], at(n + 20))),
        binding: pick(['anybody', 'bound', 'unbound'] as const, at(n + 30)),
        tags: {
          match: pick(['any', 'all'] as const, at(n + 40)),
          ids: pick([[], ['a'], ['a', 'b']], at(n + 50)),
        },
      }),
    );
    const person = { bound: at(60) % 2 === 0, tagIds: new Set(pick([[], ['a'], ['a', 'b']], at(70))) };
    const said = text(pick(['會員', '會員卡', '卡'], at(80)));
    const told = verdictsOf(readyRules(rules), said, person).find(({ verdict }) => verdict === 'answers');
    expect(told?.key).toBe(firstFor(candidates(readyRules(rules), said), person)?.key);
  }
});
