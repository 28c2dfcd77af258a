const graphemes = new Intl.Segmenter('zh-TW', { granularity: 'grapheme' });

/** 王小明 → 王○明, 王明 → 王○: enough to tell two members apart, not enough to know them. */
export function maskName(name: string | null): string | null {
  if (name === null) return null;
  const letters = [...graphemes.segment(name.trim())].map(({ segment }) => segment);
  const [first, ...rest] = letters;
  if (first === undefined) return null;
  const last = rest.length > 1 ? (rest.at(-1) ?? '') : '';
  return `${first}${'○'.repeat(Math.min(3, rest.length - (last ? 1 : 0)))}${last}`;
}
