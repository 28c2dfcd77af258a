import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** After a navigation the h1 takes focus, so that a screen reader reads the new page; not on the first load. */
export function useRouteFocus(): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const shown = useRef<string | undefined>(undefined);
  useEffect(() => {
    const before = shown.current;
    shown.current = path;
    if (before === undefined || path === before) return;
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [path]);
}
