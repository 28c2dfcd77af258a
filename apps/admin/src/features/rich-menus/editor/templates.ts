import type { RichMenuBounds } from '@tieline/contracts';
import { gridOf, type Size } from './area-geometry.js';
import { newArea, type AreaDraft } from './menu-draft.js';

/** The layouts that are offered. */
export const templates = {
  six: { columns: 3, rows: 2 },
  three: { columns: 3, rows: 1 },
  two: { columns: 2, rows: 1 },
} as const;
export type Template = keyof typeof templates;
export const templateNames = Object.keys(templates) as Template[];

function cellsOf(name: Template, size: Size): RichMenuBounds[] {
  const { columns, rows } = templates[name];
  return gridOf(size, columns, rows);
}

const same = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);

/** The layout that areas lie in; null: one of their own. */
export function templateOf(areas: readonly Pick<AreaDraft, 'bounds'>[], size: Size): Template | null {
  const found = templateNames.find((name) =>
    same(
      areas.map(({ bounds: { x, y, width, height } }) => [x, y, width, height]),
      cellsOf(name, size).map(({ x, y, width, height }) => [x, y, width, height]),
    ),
  );
  return found ?? null;
}

/** Areas laid out anew; what they do stays with them, in their order. */
export function laidOut(areas: readonly AreaDraft[], name: Template, size: Size): AreaDraft[] {
  return cellsOf(name, size).map((bounds, index) => {
    const area = areas[index];
    return area ? { ...area, bounds } : newArea(bounds);
  });
}
