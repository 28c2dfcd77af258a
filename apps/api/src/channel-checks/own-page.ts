/** Whether a LIFF endpoint URL is this installation's binding page. */
export function isOwnPage(url: string, publicUrl: string): boolean {
  return url === `${publicUrl}/liff-bind.html` || url.startsWith(`${publicUrl}/liff-bind.html?`);
}
