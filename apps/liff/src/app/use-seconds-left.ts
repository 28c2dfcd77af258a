import { useCallback, useMemo, useSyncExternalStore } from 'react';

/**
 * The time left until a wall-clock instant. The time that the page itself has run counts as well, although it may stand
 * still while a phone sleeps: a clock that is set back holds nobody up.
 */
class Deadline {
  #endsAt: number | null = null;

  constructor(private readonly instant: number) {}

  leftMs(): number {
    const left = this.instant - Date.now();
    this.#endsAt ??= performance.now() + left;
    return Math.min(left, this.#endsAt - performance.now());
  }
}

/** Whole seconds until a wall-clock instant: right after a pause, a throttled timer or a reload. */
export function useSecondsLeft(instant: number): number {
  const deadline = useMemo(() => new Deadline(instant), [instant]);
  const subscribe = useCallback((listener: () => void) => {
    const timer = setInterval(listener, 250);
    document.addEventListener('visibilitychange', listener);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', listener);
    };
  }, []);
  return useSyncExternalStore(subscribe, () => Math.max(0, Math.ceil(deadline.leftMs() / 1000)));
}
