import { medianSeconds } from './time-taken.js';

const median = (...spans: [seconds: number, people: number][]) => medianSeconds(new Map(spans));

it('is the second within which half of the people were done', () => {
  expect(median()).toBeNull();
  expect(median([45, 1])).toBe(48);
  expect(median([60, 4], [20, 4], [30, 2])).toBe(33);
  expect(median([30, 10])).toBe(33);
  expect(median([10, 1], [90, 98], [600, 1])).toBe(93);
});

it('knows that later spans are wider, and the last one has no end', () => {
  expect(median([120, 2])).toBe(135);
  expect(median([600, 2])).toBe(750);
  expect(median([7200, 5])).toBe(7200);
});
