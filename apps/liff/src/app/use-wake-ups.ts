import { useEffect, useSyncExternalStore } from 'react';
import type { BindingFlow } from './binding-flow.js';
import { useReturns } from './use-returns.js';

/** Goes on when the network is back; asks the server again when the page was away for a while. */
export function useWakeUps(flow: BindingFlow): void {
  useEffect(() => {
    window.addEventListener('online', flow.resumeOnline);
    return () => window.removeEventListener('online', flow.resumeOnline);
  }, [flow]);
  useReturns(() => void flow.revalidate());
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
