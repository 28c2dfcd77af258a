import type { LaunchContext } from '../launch.js';
import type { Browser } from './browser.js';

// Every function under sdk/ is sent to the browser as text (script.ts): it may use only functions that are sent
// along, and nothing of Node.

/** As LINE's: decide on `code`. */
export class LiffError extends Error {
  code: string;
  constructor(code: string, message?: string) {
    super(message ?? code);
    this.name = 'LiffError';
    this.code = code;
  }
}

export type Arrival = { accessToken: string | null; idToken: string | null; context: LaunchContext };

export function decodeJson(part: string): unknown {
  const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (sign) =>
    sign.charCodeAt(0),
  );
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** What the primary redirect carries in the fragment; null on a reload and on the secondary redirect. */
export function readArrival(browser: Browser): Arrival | null {
  const values = new URLSearchParams(browser.location.hash.slice(1));
  const token = values.get('context_token');
  if (token === null) return null;
  const context = decodeJson(token) as LaunchContext;
  return { accessToken: values.get('access_token'), idToken: values.get('id_token'), context };
}

/** Page to go to after the primary redirect, or null. Never leaves the endpoint URL, whatever `liff.state` says. */
export function secondaryUrl(href: string): string | null {
  const here = new URL(href);
  const state = here.searchParams.get('liff.state');
  if (state === null) return null;
  const [beforeHash = '', ...hash] = state.split('#');
  const [path = '', ...query] = beforeHash.split('?');
  const target = new URL(here.origin + here.pathname);
  if (path !== '' && path !== '/') {
    const base = here.pathname.replace(/\/$/, '');
    target.pathname = base + (path.startsWith('/') ? path : `/${path}`);
    if (!target.pathname.startsWith(`${base}/`)) target.pathname = here.pathname;
  }
  for (const [name, value] of here.searchParams) {
    if (name !== 'liff.state') target.searchParams.append(name, value);
  }
  for (const [name, value] of new URLSearchParams(query.join('?'))) target.searchParams.append(name, value);
  target.hash = hash.join('#');
  return target.href;
}

/** The address without credentials. */
export function cleanUrl(href: string): string {
  const url = new URL(href);
  const values = new URLSearchParams(url.hash.slice(1));
  for (const name of ['access_token', 'id_token', 'context_token', 'client_id']) values.delete(name);
  url.hash = values.toString();
  return url.href;
}

/** Judged by the device's clock, as LINE's script does: a wrong clock breaks the start. */
export function checkIdToken(idToken: string, clientId: string, now: number): void {
  const claims = decodeJson(idToken.split('.')[1] ?? '') as { iss?: string; aud?: string; exp?: number };
  const right =
    claims.iss === 'https://access.line.me' && claims.aud === clientId && (claims.exp ?? 0) * 1000 > now;
  if (!right) throw new LiffError('INVALID_ID_TOKEN', 'Invalid ID token.');
}
