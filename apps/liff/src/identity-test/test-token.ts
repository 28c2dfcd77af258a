/** The token of a test link (`/test/{token}` behind the LIFF URL), or null: a customer's visit. */
export function readTestToken(location: { pathname: string; search: string }): string | null {
  const state = new URLSearchParams(location.search).get('liff.state') ?? '';
  const path = `${location.pathname}/${state.split(/[?#]/, 1)[0] ?? ''}`;
  return /\/test\/([\w-]{43})(?:\/|$)/.exec(path)?.[1] ?? null;
}
