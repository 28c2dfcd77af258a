import { useSyncExternalStore } from 'react';

const storageKey = 'tieline.shortcuts';
const listeners = new Set<() => void>();

const isOn = (): boolean => localStorage.getItem(storageKey) !== 'off';

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Single keys can be turned off: speech input may press them by accident (WCAG 2.1.4). Kept in this browser. */
export function useShortcutsOn(): [on: boolean, set: (on: boolean) => void] {
  const set = (on: boolean) => {
    localStorage.setItem(storageKey, on ? 'on' : 'off');
    for (const listener of listeners) listener();
  };
  return [useSyncExternalStore(subscribe, isOn), set];
}
