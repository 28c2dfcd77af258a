import { pickLocale, texts } from './index.js';

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  );
}

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('texts', () => {
  const source = leaves(texts['zh-TW']);
  const english = new Map(leaves(texts.en));

  it('fill the same names in both languages', () => {
    for (const [key, text] of source)
      expect([key, names(english.get(key) ?? '')]).toEqual([key, names(text)]);
  });

  it('hold no Han in English, and none of the half-width marks and exclamations in zh-TW', () => {
    for (const [, text] of english) expect(text).not.toMatch(/\p{Script=Han}/u);
    for (const [, text] of source) expect(text).not.toMatch(/[!！,?;:]/);
  });

  it('keep the sentence of the product document', () => {
    expect(texts['zh-TW'].disabled.title).toBe('綁定連結暫時無法使用');
  });
});

describe('pickLocale', () => {
  it('gives Chinese to every Chinese tag and to none', () => {
    expect(['zh-TW', 'zh-Hant', 'zh', undefined, ''].map(pickLocale)).toEqual(Array(5).fill('zh-TW'));
    expect(['en', 'ja', 'th-TH'].map(pickLocale)).toEqual(['en', 'en', 'en']);
  });
});
