/** A page may write every letter of a search into its address. */
export const settleMs = 500;
const lookMs = 1000;

/** Pages that change without loading: calls when the address has come to rest somewhere else. */
export function onNewAddress(told: () => void): void {
  let last = location.href;
  let timer: number | undefined;
  const look = () => {
    if (location.href === last) return;
    last = location.href;
    clearTimeout(timer);
    timer = window.setTimeout(told, settleMs);
  };
  const { navigation } = window as { navigation?: EventTarget };
  // Nothing of the page is wrapped or replaced: where nobody tells, the address is looked at.
  if (navigation) navigation.addEventListener('currententrychange', look);
  else setInterval(look, lookMs);
}
