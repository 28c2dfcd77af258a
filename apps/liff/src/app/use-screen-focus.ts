import { useLayoutEffect, useRef } from 'react';
import type { Screen } from './screen.js';

/**
 * The h1 of a new screen takes the focus, so that a screen reader reads it. Not on the first screen, where the person
 * may have tapped a field already, and not at the code, whose field takes it. In the same breath as the screen shows:
 * a moment later it would take the focus from whatever was tapped meanwhile.
 */
export function useScreenFocus(name: Screen['name']): void {
  const shown = useRef<Screen['name'] | null>(null);
  useLayoutEffect(() => {
    if (name === 'loading' || name === shown.current) return;
    const first = shown.current === null;
    shown.current = name;
    if (first) return;
    document.documentElement.scrollTop = 0;
    if (name !== 'code') document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [name]);
}
