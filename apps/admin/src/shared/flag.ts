import { useSyncExternalStore } from 'react';

/** Something that is so or not, raised outside React and read inside it. */
export type Flag = { raise: () => void; lower: () => void; isRaised: () => boolean; use: () => boolean };

export function createFlag(): Flag {
  const listeners = new Set<() => void>();
  let raised = false;
  const set = (next: boolean) => {
    raised = next;
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const isRaised = () => raised;
  return {
    raise: () => set(true),
    lower: () => set(false),
    isRaised,
    use: () => useSyncExternalStore(subscribe, isRaised),
  };
}
