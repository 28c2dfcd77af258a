import { type RefObject, useEffect, useRef } from 'react';

/** A modal dialog with an entry of its own in the history: the back gesture closes it, not the page. */
export function useSheet(onClose: () => void): {
  ref: RefObject<HTMLDialogElement | null>;
  leave: () => void;
} {
  const ref = useRef<HTMLDialogElement>(null);
  const hasEntry = useRef(false);
  useEffect(() => {
    const sheet = ref.current;
    sheet?.showModal?.();
    window.history.pushState({ step: 'phone', sheet: true }, '');
    hasEntry.current = true;
    const onPop = () => {
      hasEntry.current = false;
      sheet?.close?.(); // gives the focus back, which removing it does not
      onClose();
    };
    window.addEventListener('popstate', onPop);
    return () => window.removeEventListener('popstate', onPop);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once per opening; onClose only sets a state
  }, []);
  // a second tap, or one after the back gesture, would leave the page itself
  const leave = () => {
    if (hasEntry.current) window.history.back();
    hasEntry.current = false;
  };
  return { ref, leave };
}
