import { richMenuSizes } from '@tieline/contracts';
import fc from 'fast-check';
import { drawn, freePlace, gridOf, leastSide, linesOf, pushed, resized, scaled } from './area-geometry.js';
import { menuIssues, newArea, newAreaKey, toAction, type MenuDraft } from './menu-draft.js';
import { laidOut, templateNames, templateOf } from './templates.js';

const { large, small } = richMenuSizes;
const lines = (others: Parameters<typeof linesOf>[1] = []) => linesOf(large, others);
const draft = (over: Partial<MenuDraft> = {}): MenuDraft => ({
  name: '會員版',
  size: large,
  pictureId: null,
  chatBarText: '會員專區',
  selected: true,
  areas: gridOf(large, 2, 1).map((bounds) => newArea(bounds, { type: 'memberCard' })),
  ...over,
});
const paths = (over: Partial<MenuDraft>) => menuIssues(draft(over)).map(({ path }) => path.join('.'));

it.each(templateNames)('lays out %s so that every pixel belongs to exactly one area', (name) => {
  for (const size of [large, small, { width: 1001, height: 257 }]) {
    const areas = laidOut([], name, size);
    const covered = areas.reduce((sum, { bounds }) => sum + bounds.width * bounds.height, 0);
    expect(covered).toBe(size.width * size.height);
    expect(templateOf(areas, size)).toBe(name);
  }
});

it('keeps what areas do, and under which key they are counted, when they are laid out anew', () => {
  const six = laidOut([], 'six', large).map((area, n) => ({
    ...area,
    action: { ...area.action, type: 'message' as const, text: `${n}` },
  }));
  const two = laidOut(six, 'two', large);
  expect(two.map(({ key, action }) => [key, action.text])).toEqual(
    six.slice(0, 2).map(({ key, action }) => [key, action.text]),
  );
});

it('draws from any corner, inside the picture, and against an edge that is near', () => {
  expect(drawn({ x: 900, y: 800 }, { x: 10, y: -50 }, large, lines())).toEqual({
    ...{ x: 0, y: 0, width: 900, height: 800 },
  });
  const left = { x: 0, y: 0, width: 833, height: 843 };
  expect(drawn({ x: 850, y: 5 }, { x: 1660, y: 850 }, large, lines([left]))).toEqual({
    ...{ x: 833, y: 0, width: 827, height: 843 },
  });
  expect(drawn({ x: 100, y: 100 }, { x: 130, y: 130 }, large, lines())).toBeNull();
});

const point = fc.record({ x: fc.integer({ min: -900, max: 3400 }), y: fc.integer({ min: -900, max: 2500 }) });

it('never leaves the picture, however an area is pushed or pulled', () => {
  const corner = fc.constantFrom('nw', 'ne', 'sw', 'se' as const);
  fc.assert(
    fc.property(point, point, corner, point, (from, to, held, by) => {
      const first = drawn(from, to, large, lines());
      if (!first) return;
      for (const area of [pushed(first, by, large, lines()), resized(first, held, by, large, lines())]) {
        expect(area.x).toBeGreaterThanOrEqual(0);
        expect(area.y).toBeGreaterThanOrEqual(0);
        expect(area.x + area.width).toBeLessThanOrEqual(large.width);
        expect(area.y + area.height).toBeLessThanOrEqual(large.height);
        expect(Math.min(area.width, area.height)).toBeGreaterThanOrEqual(leastSide);
      }
    }),
  );
});

it('takes areas along to another size without gaps between neighbours', () => {
  const [left, right] = gridOf(large, 2, 1).map((bounds) => scaled(bounds, large, small));
  expect([left?.height, right?.height]).toEqual([843, 843]);
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBe(right?.x);
});

it('finds a free place for a new area', () => {
  const [first, second] = gridOf(large, 3, 2);
  expect(freePlace(large, first ? [first] : [])).toEqual(second);
});

it('names the field of each limit that LINE has', () => {
  expect(paths({})).toEqual([]);
  expect(paths({ chatBarText: '字'.repeat(15) })).toEqual(['chatBarText']);
  expect(paths({ chatBarText: '👨‍👩‍👧'.repeat(14) })).toEqual([]);
  expect(
    paths({
      areas: Array.from({ length: 21 }, () =>
        newArea({ x: 0, y: 0, width: 90, height: 90 }, { type: 'memberCard' }),
      ),
    }),
  ).toEqual(['areas']);
  expect(paths({ size: { width: 1000, height: 714 }, areas: [] })).toEqual(['size']);
  const beyond = newArea({ x: 2400, y: 0, width: 200, height: 90 }, { type: 'memberCard' });
  expect(paths({ areas: [beyond] })).toEqual(['areas.0.bounds']);
  expect(paths({ areas: [newArea(beyond.bounds)] })).toContain('areas.0.action.uri');
  expect(paths({ areas: [newArea({ ...beyond.bounds, x: 0 }, { type: 'switch' })] })).toEqual([
    'areas.0.action.menuId',
  ]);
});

it('sends only what the chosen action needs, and keys that the contract takes', () => {
  const tried = { type: 'uri' as const, uri: ' https://example.com/a ', text: '嗨', menuId: 'x' };
  expect(toAction(tried)).toEqual({ type: 'uri', uri: 'https://example.com/a' });
  expect(toAction({ ...tried, type: 'memberCard' })).toEqual({ type: 'memberCard' });
  expect(newAreaKey()).toMatch(/^[a-z0-9]{1,12}$/);
});
