import { mostSources, otherSources, peopleOf, readOrigins, writeOrigins, type Origin } from './origins.js';

const from = (source: string, people: number): Origin => ({
  source,
  segments: people,
  results: [
    ['left', people],
    ['bound', 1],
  ],
  times: [[40, 1]],
});

it('is read as it was written', () => {
  const origins = [from('', 3), from('menu', 1)];
  expect(readOrigins(writeOrigins(origins))).toEqual(origins);
});

it('leaves out results that nobody knows any more', () => {
  expect(readOrigins('[["menu",0,["gone",4,"left",2],[]]]')[0]?.results).toEqual([['left', 2]]);
});

it('keeps the sources of most people, and loses nobody of the others', () => {
  const many = Array.from({ length: 500 }, (_none, i) => from(i === 7 ? otherSources : `s${i}`, i + 1));
  const written = writeOrigins(many);
  const kept = readOrigins(written);
  expect(Buffer.byteLength(written)).toBeLessThan(65_535);
  expect(kept).toHaveLength(mostSources);
  expect(kept.slice(0, 2).map(({ source }) => source)).toEqual(['s499', 's498']);
  expect(kept.filter(({ source }) => source === otherSources)).toHaveLength(1);
  const all = (origins: readonly Origin[]) => origins.reduce((sum, origin) => sum + peopleOf(origin), 0);
  expect(all(kept)).toBe(all(many));
});
