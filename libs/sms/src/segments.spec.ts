import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { countSegments } from './segments.js';

type Case = { name: string; body: string; expect: ReturnType<typeof countSegments> };
const cases = JSON.parse(
  readFileSync(new URL('../fixtures/segment-cases.json', import.meta.url), 'utf8'),
) as Case[];

describe('countSegments', () => {
  it.each(cases)('$name', ({ body, expect: expected }) => {
    expect(countSegments(body)).toEqual(expected);
  });

  it('never gets cheaper by a longer text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 });
    fc.assert(
      fc.property(text, text, (first, second) => {
        const [short, long] = [countSegments(first), countSegments(first + second)];
        expect(long.segments).toBeGreaterThanOrEqual(short.segments);
        const [single, part] = long.encoding === 'GSM7' ? [160, 153] : [70, 67];
        expect(long.segments).toBeGreaterThanOrEqual(long.units <= single ? 1 : Math.ceil(long.units / part));
      }),
    );
  });
});
