import { defineTexts, format } from './texts.js';

const source = { done: '綁定完成', code: { wrong: '還可以再試 {n} 次' } } as const;

describe('defineTexts', () => {
  it('keeps every language', () => {
    const texts = defineTexts(source, { en: { done: 'Linked', code: { wrong: '{n} tries left' } } });
    expect(texts.en.code.wrong).toBe('{n} tries left');
    expect(texts['zh-TW'].done).toBe('綁定完成');
  });

  it('does not compile with a missing or an extra key', () => {
    // @ts-expect-error code is missing
    defineTexts(source, { en: { done: 'Linked' } });
    // @ts-expect-error more is not in the source
    defineTexts(source, { en: { done: 'Linked', code: { wrong: '' }, more: '' } });
  });
});

describe('format', () => {
  it('fills names, repeatedly, and shows a name without a value', () => {
    expect(format('{n} 次，共 {n} 次', { n: 2 })).toBe('2 次，共 2 次');
    expect(format('{who}', {})).toBe('{who}');
    expect(format('{n}', { n: '$&' })).toBe('$&');
  });

  it('tells one from several', () => {
    const days = (n: number | string) => format('Wait {n} {n|day|days}', { n });
    expect([days(1), days('1'), days(2), days('1,000'), days(0)]).toEqual([
      'Wait 1 day',
      'Wait 1 day',
      'Wait 2 days',
      'Wait 1,000 days',
      'Wait 0 days',
    ]);
    expect(format('{n} {n|person sees|people see} it', { n: 1 })).toBe('1 person sees it');
  });
});
