import { useEffect } from 'react';

const overlay = '[role="dialog"], [role="menu"], [role="listbox"]';

const holdsDialog = (node: Node): boolean =>
  node instanceof Element &&
  (node.matches('[role="dialog"]') || node.querySelector('[role="dialog"]') !== null);

/**
 * A dialog that closes gives the focus back to what had it before. The kit does that only for dialogs that are
 * mounted before they open; ours are mounted by being opened.
 */
export function useFocusReturn(): void {
  useEffect(() => {
    let last: HTMLElement | null = null;
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && !target.closest(overlay)) last = target;
    };
    const giveBack = new MutationObserver((changes) => {
      const closed = changes.some(({ removedNodes }) => [...removedNodes].some(holdsDialog));
      const lost = document.activeElement === document.body || document.activeElement === null;
      if (closed && lost && last?.isConnected) last.focus({ preventScroll: true });
    });
    document.addEventListener('focusin', remember);
    giveBack.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', remember);
      giveBack.disconnect();
    };
  }, []);
}
