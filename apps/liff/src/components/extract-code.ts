/**
 * The code inside typed or pasted text. A whole SMS gives its first run of exactly `length` digits; typed text
 * gives its digits, full-width ones too, at most `length`.
 */
export function extractCode(text: string, length: number): string {
  const plain = text.normalize('NFKC');
  // no look-behind: Safari below 16.4 refuses the whole expression
  const run = new RegExp(`(?:^|\\D)(\\d{${length}})(?!\\d)`).exec(plain)?.[1];
  return run ?? plain.replace(/\D/g, '').slice(0, length);
}
