import type { RichMenuBounds } from '@tieline/contracts';

export type Size = { width: number; height: number };
export type Point = { x: number; y: number };
export const corners = ['nw', 'ne', 'sw', 'se'] as const;
export type Corner = (typeof corners)[number];

/** Smaller than this is a slip of the hand, and no finger would hit it. */
export const leastSide = 40;
/** How near, in pixels of the picture, an edge is drawn to another one. */
const reach = 30;

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** The nearest line within reach, or the value itself. */
function snapped(value: number, lines: readonly number[]): number {
  const near = lines.filter((line) => Math.abs(line - value) <= reach);
  near.sort((one, other) => Math.abs(one - value) - Math.abs(other - value));
  return near[0] ?? value;
}

type Lines = { across: number[]; down: number[] };

/** The picture's edges and those of other areas: what is drawn lies against them without a gap. */
export function linesOf(size: Size, others: readonly RichMenuBounds[]): Lines {
  return {
    across: [0, size.width, ...others.flatMap(({ x, width }) => [x, x + width])],
    down: [0, size.height, ...others.flatMap(({ y, height }) => [y, y + height])],
  };
}

const inside = ({ x, y }: Point, size: Size, lines: Lines): Point => ({
  x: within(snapped(Math.round(x), lines.across), 0, size.width),
  y: within(snapped(Math.round(y), lines.down), 0, size.height),
});

function between(one: Point, other: Point): RichMenuBounds {
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

/** What a pointer draws from one point to another; null: too small to be meant. */
export function drawn(from: Point, to: Point, size: Size, lines: Lines): RichMenuBounds | null {
  const bounds = between(inside(from, size, lines), inside(to, size, lines));
  return bounds.width < leastSide || bounds.height < leastSide ? null : bounds;
}

/** Pushed aside, whole and inside the picture; either edge of an axis may meet a line. */
export function pushed(bounds: RichMenuBounds, by: Point, size: Size, lines?: Lines): RichMenuBounds {
  const along = (at: number, side: number, most: number, marks: readonly number[]) => {
    const start = snapped(at, marks);
    const end = snapped(at + side, marks) - side;
    return within(start === at ? end : start, 0, Math.max(0, most - side));
  };
  const x = Math.round(bounds.x + by.x);
  const y = Math.round(bounds.y + by.y);
  return {
    ...bounds,
    x: along(x, bounds.width, size.width, lines?.across ?? []),
    y: along(y, bounds.height, size.height, lines?.down ?? []),
  };
}

/** One corner put elsewhere, the opposite one stays; never below the least side. */
export function resized(
  bounds: RichMenuBounds,
  corner: Corner,
  to: Point,
  size: Size,
  lines: Lines,
): RichMenuBounds {
  const { x, y, width, height } = bounds;
  const west = corner.endsWith('w');
  const north = corner.startsWith('n');
  const fixed = { x: west ? x + width : x, y: north ? y + height : y };
  const free = inside(to, size, lines);
  return between(fixed, {
    x: west ? Math.min(free.x, fixed.x - leastSide) : Math.max(free.x, fixed.x + leastSide),
    y: north ? Math.min(free.y, fixed.y - leastSide) : Math.max(free.y, fixed.y + leastSide),
  });
}

/** Grown to the right and downwards by a keyboard. */
export const grown = (bounds: RichMenuBounds, by: Point, size: Size): RichMenuBounds => ({
  ...bounds,
  width: within(bounds.width + by.x, leastSide, size.width - bounds.x),
  height: within(bounds.height + by.y, leastSide, size.height - bounds.y),
});

/** The same share of a picture of another size. */
export function scaled({ x, y, width, height }: RichMenuBounds, from: Size, to: Size): RichMenuBounds {
  const across = (value: number) => Math.round((value * to.width) / from.width);
  const down = (value: number) => Math.round((value * to.height) / from.height);
  return {
    x: across(x),
    y: down(y),
    width: across(x + width) - across(x),
    height: down(y + height) - down(y),
  };
}

const overlap = (one: RichMenuBounds, other: RichMenuBounds) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** Equal cells that fill the picture to the last pixel, row by row. */
export function gridOf(size: Size, columns: number, rows: number): RichMenuBounds[] {
  const cell = { width: 1, height: 1 };
  return Array.from({ length: columns * rows }, (_, index) =>
    scaled(
      { x: index % columns, y: Math.floor(index / columns), ...cell },
      { width: columns, height: rows },
      size,
    ),
  );
}

/** A sixth of the picture where nothing lies yet, else in the middle. */
export function freePlace(size: Size, others: readonly RichMenuBounds[]): RichMenuBounds {
  const cells = gridOf(size, 3, 2);
  const free = cells.find((cell) => !others.some((other) => overlap(cell, other)));
  if (free) return free;
  const { width, height } = cells[0] ?? { width: leastSide, height: leastSide };
  const middle = (whole: number, side: number) => Math.round((whole - side) / 2);
  return { x: middle(size.width, width), y: middle(size.height, height), width, height };
}
