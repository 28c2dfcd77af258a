import { useEffect, useSyncExternalStore } from 'react';
import type { BindingFlow } from './binding-flow.js';

/** A short look at the SMS is no absence. */
const absenceMs = 60_000;

/** Goes on when the network is back; asks the server again when the page was away for a while. */
export function useWakeUps(flow: BindingFlow): void {
  useEffect(() => {
    let leftAt: number | null = null;
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') leftAt = Date.now();
      else if (leftAt !== null && Date.now() - leftAt > absenceMs) void flow.revalidate();
    };
    window.addEventListener('online', flow.resumeOnline);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      window.removeEventListener('online', flow.resumeOnline);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [flow]);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}
