import { cropBox, cropQuery, dragged, shownWidth, startPosition } from './crop-box.js';

const aspect = 1200 / 640;
const frame = { width: 600, height: 320 };

it('shows as much of a picture as fits, in the middle', () => {
  expect(cropBox({ width: 3000, height: 2400 }, aspect, startPosition)).toEqual({
    left: 0,
    top: (1 - 1600 / 2400) / 2,
    width: 1,
    height: 1600 / 2400,
  });
  const wide = cropBox({ width: 4000, height: 640 }, aspect, startPosition);
  expect(wide).toEqual({ left: (1 - 0.3) / 2, top: 0, width: 0.3, height: 1 });
});

it.each([1, 1.7, 4])('keeps the proportions and stays inside at zoom %d', (zoom) => {
  for (const x of [0, 0.3, 1]) {
    for (const y of [0, 0.6, 1]) {
      const box = cropBox({ width: 3000, height: 2400 }, aspect, { x, y, zoom });
      expect((box.width * 3000) / (box.height * 2400)).toBeCloseTo(aspect);
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.top).toBeGreaterThanOrEqual(0);
      expect(box.left + box.width).toBeLessThanOrEqual(1 + 1e-9);
      expect(box.top + box.height).toBeLessThanOrEqual(1 + 1e-9);
    }
  }
});

it('follows the pointer: what was under it stays under it', () => {
  const picture = { width: 3000, height: 2400 };
  const before = { x: 0.5, y: 0.5, zoom: 2 };
  const box = cropBox(picture, aspect, before);
  const after = cropBox(picture, aspect, dragged(before, box, { x: 60, y: -32 }, frame));
  expect(after.left).toBeCloseTo(box.left - (60 / 600) * box.width);
  expect(after.top).toBeCloseTo(box.top + (32 / 320) * box.height);
});

it('stops at the edges, and does not move where there is no room', () => {
  const picture = { width: 3000, height: 2400 };
  const box = cropBox(picture, aspect, startPosition);
  expect(dragged(startPosition, box, { x: 500, y: 9000 }, frame)).toEqual({ x: 0.5, y: 0, zoom: 1 });
});

it('tells how many pixels are left, and writes the box for the upload', () => {
  const box = { left: 0.25, top: 0, width: 0.5, height: 1 };
  expect(shownWidth({ width: 1000, height: 500 }, box)).toBe(500);
  expect(cropQuery(box)).toBe('0.250000,0.000000,0.500000,1.000000');
});
