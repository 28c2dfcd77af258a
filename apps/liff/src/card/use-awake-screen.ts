import { useEffect } from 'react';

/** Keeps the screen on while a till looks for its scanner; where the phone can not, nothing happens. */
export function useAwakeScreen(): void {
  useEffect(() => {
    let left = false;
    let lock: WakeLockSentinel | null = null;
    const hold = async () => {
      try {
        // not in every WebView, whatever the types say
        lock = (await (navigator as Partial<Navigator>).wakeLock?.request('screen')) ?? null;
        if (left) await lock?.release();
      } catch {
        // the battery is low, or the page is in the background
      }
    };
    const onVisible = () => {
      if (document.visibilityState === 'visible') void hold();
    };
    void hold();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      left = true;
      document.removeEventListener('visibilitychange', onVisible);
      void lock?.release().catch(() => undefined);
    };
  }, []);
}
