import { type ComponentType, useEffect, useState } from 'react';
import { FailureScreen } from './failure-screen.js';
import { LoadingScreen } from './loading-screen.js';

type Props<P> = P & { load: () => Promise<ComponentType<P>> };

/** A screen that is no part of the first view: fetched when it is wanted. */
export function LateScreen<P extends object>({ load, ...props }: Props<P>) {
  const [loaded, setLoaded] = useState<{ Screen: ComponentType<P> } | { failed: true } | null>(null);
  useEffect(() => {
    let current = true;
    const show = (next: typeof loaded) => current && setLoaded(next);
    load().then(
      (Screen) => show({ Screen }),
      () => show({ failed: true }),
    );
    return () => {
      current = false;
    };
  }, [load]);
  if (!loaded) return <LoadingScreen />;
  if ('failed' in loaded) return <FailureScreen failure={{ code: 'script' }} reopen={false} />;
  return <loaded.Screen {...(props as unknown as P)} />;
}
