import { useEffect, useEffectEvent } from 'react';

/** A short look at the SMS is no absence. */
const absenceMs = 60_000;

/** LINE shows a closed page again as it was: tells when somebody comes back to it after a while. */
export function useReturns(onReturn: () => void): void {
  const back = useEffectEvent(onReturn);
  useEffect(() => {
    let leftAt: number | null = null;
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') leftAt = Date.now();
      else if (leftAt !== null && Date.now() - leftAt > absenceMs) back();
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => document.removeEventListener('visibilitychange', onVisibility);
  }, []);
}
