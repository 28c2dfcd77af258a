import { useCallback, useSyncExternalStore } from 'react';

/** Whole seconds until a wall-clock instant: right after a pause, a throttled timer or a reload. */
export function useSecondsLeft(deadline: number): number {
  const subscribe = useCallback((listener: () => void) => {
    const timer = setInterval(listener, 250);
    document.addEventListener('visibilitychange', listener);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', listener);
    };
  }, []);
  return useSyncExternalStore(subscribe, () => Math.max(0, Math.ceil((deadline - Date.now()) / 1000)));
}
