/**
 * What a counted link may lead to: an https address without a user name in it, written as a header can carry it.
 * Null: anything else; LIFF and `line:` addresses are opened by LINE itself and go without a link of ours.
 */
export function trackedTarget(uri: string): string | null {
  if (!URL.canParse(uri)) return null;
  const url = new URL(uri);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null;
}
