import { useEffect, useState } from 'react';

export type Patience = 'fine' | 'slow' | 'stalled';

/** Says so after 3 s of waiting, and offers a way out after 10 s. */
export function useWaiting(): Patience {
  const [patience, setPatience] = useState<Patience>('fine');
  useEffect(() => {
    const slow = setTimeout(() => setPatience('slow'), 3_000);
    const stalled = setTimeout(() => setPatience('stalled'), 10_000);
    return () => {
      clearTimeout(slow);
      clearTimeout(stalled);
    };
  }, []);
  return patience;
}
