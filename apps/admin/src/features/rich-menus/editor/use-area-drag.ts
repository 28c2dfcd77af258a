import type { RichMenuBounds } from '@tieline/contracts';
import { useRef, useState, type PointerEvent } from 'react';
import {
  corners,
  drawn,
  linesOf,
  pushed,
  resized,
  type Corner,
  type Point,
  type Size,
} from './area-geometry.js';

type Drag =
  | { mode: 'draw'; from: Point }
  | { mode: 'move'; index: number; from: Point; start: RichMenuBounds }
  | { mode: 'resize'; index: number; corner: Corner; start: RichMenuBounds };

type Options = {
  size: Size;
  areas: readonly { key: string; bounds: RichMenuBounds }[];
  selected: string | null;
  mayAdd: boolean;
  onAdd: (bounds: RichMenuBounds) => void;
  onChange: (index: number, bounds: RichMenuBounds) => void;
};

/** What is under way; the form hears of it when the pointer is lifted, and does not stutter meanwhile. */
type Pending = { index: number | null; bounds: RichMenuBounds };

const cornerOf = (value: string | undefined) => corners.find((corner) => corner === value);

/** The area and the corner of it that a pointer went down on. */
function hitBy({ target }: PointerEvent<HTMLElement>): { index: number; corner: Corner | undefined } {
  const element = target instanceof Element ? target : null;
  const index = Number(element?.closest<HTMLElement>('[data-area]')?.dataset['area'] ?? -1);
  return { index, corner: cornerOf(element?.closest<HTMLElement>('[data-corner]')?.dataset['corner']) };
}

function pointOf({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>, size: Size): Point {
  const frame = currentTarget.getBoundingClientRect();
  return {
    x: ((clientX - frame.left) * size.width) / frame.width,
    y: ((clientY - frame.top) * size.height) / frame.height,
  };
}

/**
 * Draws, moves and resizes areas with a pointer. A finger scrolls the page, as everywhere, but for the area that is
 * selected.
 */
export function useAreaDrag({ size, areas, selected, mayAdd, onAdd, onChange }: Options) {
  const drag = useRef<Drag | null>(null);
  const [pending, setPending] = useState<Pending | null>(null);

  function begin(event: PointerEvent<HTMLElement>): Drag | null {
    const touch = event.pointerType === 'touch';
    const { index, corner } = hitBy(event);
    const area = areas[index];
    const from = pointOf(event, size);
    if (!area) return touch || !mayAdd ? null : { mode: 'draw', from };
    if (touch && area.key !== selected) return null;
    const start = area.bounds;
    return corner ? { mode: 'resize', index, corner, start } : { mode: 'move', index, from, start };
  }

  function goOn(event: PointerEvent<HTMLElement>, now: Drag): void {
    const at = pointOf(event, size);
    const index = now.mode === 'draw' ? null : now.index;
    const others = areas.filter((_, place) => place !== index).map(({ bounds }) => bounds);
    const lines = linesOf(size, others);
    const bounds = boundsOf(now, at, size, lines);
    setPending(bounds && { index, bounds });
  }

  function end(): void {
    if (pending?.index === null) onAdd(pending.bounds);
    else if (pending) onChange(pending.index, pending.bounds);
    giveUp();
  }

  function giveUp(): void {
    drag.current = null;
    setPending(null);
  }

  return {
    pending,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        drag.current = begin(event);
        if (drag.current) event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => drag.current && goOn(event, drag.current),
      onPointerUp: end,
      onPointerCancel: giveUp,
    },
  };
}

function boundsOf(
  now: Drag,
  at: Point,
  size: Size,
  lines: ReturnType<typeof linesOf>,
): RichMenuBounds | null {
  switch (now.mode) {
    case 'draw':
      return drawn(now.from, at, size, lines);
    case 'move':
      return pushed(now.start, { x: at.x - now.from.x, y: at.y - now.from.y }, size, lines);
    case 'resize':
      return resized(now.start, now.corner, at, size, lines);
  }
}
