import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useEntries } from '../entries.js';
import { useShortcutsOn } from './preference.js';

type Actions = { onSearch: () => void; onHelp: () => void };

/** How long a `g` waits for its second key. */
const chordMs = 1500;

const typesText = 'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"]';

/** Keys that mean something where they were pressed stay there: in fields, menus, dialogs, and with a modifier. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return true;
  const target = event.target instanceof Element ? event.target : null;
  return Boolean(
    target?.closest(`${typesText}, [role="menu"], [role="listbox"]`) ??
    document.querySelector('[role="dialog"]'),
  );
}

/** `/` searches, `?` helps, `g` and a letter goes to a page. */
export function useShortcuts({ onSearch, onHelp }: Actions): void {
  const [on] = useShortcutsOn();
  const entries = useEntries();
  const navigate = useNavigate();
  const chordUntil = useRef(0);

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (isTaken(event)) return;
    const inChord = event.timeStamp < chordUntil.current;
    chordUntil.current = 0;
    const entry = inChord && entries.find((known) => 'key' in known && known.key === event.key);
    if (entry) void navigate({ to: entry.to });
    else if (event.key === 'g') chordUntil.current = event.timeStamp + chordMs;
    else if (event.key === '/') onSearch();
    else if (event.key === '?') onHelp();
    else return;
    event.preventDefault();
  });

  useEffect(() => {
    if (!on) return undefined;
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [on]);
}
