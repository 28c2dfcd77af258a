import { changesOf } from './difference.js';

/** `rules「a」.messages[2].text: old → new` */
const told = (before: object | null, after: object | null) =>
  changesOf({ before, after } as Parameters<typeof changesOf>[0]).map(({ at, before: was, after: is }) => {
    const where = at.map(({ key, item }) =>
      item === undefined ? key : typeof item === 'string' ? `${key}「${item}」` : `${key}[${item}]`,
    );
    return `${where.join('.')}: ${was ?? '-'} → ${is ?? '-'}`;
  });

const rule = (key: string, name: string, text: string) => ({ key, name, messages: [{ kind: 'text', text }] });

describe('changes of an audit record', () => {
  it('names the leaves that differ, and nothing else', () => {
    const before = { name: '晨光', policy: { tries: 3, contested: 'refuse' }, tags: ['a'] };
    const after = { name: '晨光', policy: { tries: 3, contested: 'move' }, tags: ['a', 'b'] };
    expect(changesOf({ before, after })).toMatchObject([
      { path: 'policy.contested', before: 'refuse', after: 'move' },
      { path: 'tags', before: '["a"]', after: '["a","b"]' },
    ]);
  });

  it('shows a creation and a removal by what is there', () => {
    expect(changesOf({ before: null, after: { name: 'VIP', note: null } })).toMatchObject([
      { path: 'name', before: null, after: 'VIP' },
    ]);
    expect(changesOf({ before: { enabled: true }, after: null })).toMatchObject([
      { path: 'enabled', before: 'true', after: null },
    ]);
  });

  it('tells an empty text from nothing', () => {
    expect(changesOf({ before: { note: '' }, after: {} })).toMatchObject([
      { path: 'note', before: '', after: null },
    ]);
  });

  it('is empty for a record without sides', () => {
    expect(changesOf({ before: null, after: null })).toEqual([]);
  });

  it('says what changed inside a rule whose name is the same on both sides', () => {
    const before = { rules: [rule('a', '營業時間', '10:00'), rule('b', '歡迎', '您好')] };
    const after = { rules: [rule('a', '營業時間', '11:00'), rule('b', '歡迎', '您好')] };
    expect(told(before, after)).toEqual(['rules「營業時間」.messages[1].text: 10:00 → 11:00']);
  });

  it('finds a rule again that was moved or stands among new ones', () => {
    const before = { rules: [rule('a', '甲', '1'), rule('b', '乙', '2')] };
    const after = { rules: [rule('c', '丙', '3'), rule('b', '乙', '2'), rule('a', '甲', '0')] };
    const [list, ...inside] = told(before, after);
    expect(list).toMatch(/^rules: \[.*甲.*乙.*\] → \[.*丙.*乙.*甲.*\]$/);
    expect(inside).toEqual(['rules「甲」.messages[1].text: 1 → 0']);
  });

  it('tells things without a name by their place, as deep as they lie', () => {
    const steps = (text: string) => [
      { id: 'w', kind: 'wait' },
      { id: 'c', kind: 'condition', then: [{ id: 'm', kind: 'send', message: { text } }], else: [] },
    ];
    expect(told({ steps: steps('早') }, { steps: steps('晚') })).toEqual([
      'steps[2].then[1].message.text: 早 → 晚',
    ]);
    const menus = (menuId: string) => ({ rules: [{ audience: { kind: 'bound' }, menuId }] });
    expect(told(menus('m1'), menus('m2'))).toEqual(['rules[1].menuId: m1 → m2']);
  });

  it('shows both lists where things without an identity came or went', () => {
    const before = { buttons: [{ label: '甲' }] };
    expect(told(before, { buttons: [] })).toEqual(['buttons: [{"label":"甲"}] → []']);
  });

  it('takes no field for one that every object has', () => {
    expect(told({}, { constructor: 'a' })).toEqual(['constructor: - → a']);
  });
});
