/** Whether a LIFF endpoint URL is this installation's binding page. */
export function isOwnPage(url: string, publicUrl: string): boolean {
  return url === `${publicUrl}/liff-bind.html` || url.startsWith(`${publicUrl}/liff-bind.html?`);
}

/** Ours, or a binding page under another address, from before a move: to be repaired rather than left alone. */
export function isBindingPage(url: string, publicUrl: string): boolean {
  return (
    isOwnPage(url, publicUrl) || (URL.canParse(url) && new URL(url).pathname.startsWith('/liff-bind.html'))
  );
}
