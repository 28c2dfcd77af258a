import { productUrl } from '../addresses.js';
import { call } from '../http.js';

export type RoleName = 'admin' | 'supervisor' | 'marketer' | 'agent';
export const staffPassword = 'tieline-demo';
export const emailOf = (role: RoleName) => `${role}@sunrise.example`;

type Cookie = { name: string; value: string };
const cookies = new Map<RoleName, Cookie>();

/** Signs in once a role: sign-ins are throttled. */
export async function sessionCookie(role: RoleName): Promise<Cookie> {
  const known = cookies.get(role);
  if (known) return known;
  const response = await fetch(`${productUrl}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: emailOf(role), password: staffPassword }),
  });
  const [pair = ''] = (response.headers.getSetCookie()[0] ?? '').split(';');
  const at = pair.indexOf('=');
  if (!response.ok || at < 1) throw new Error(`sign-in as ${role}: ${response.status}`);
  const cookie = { name: pair.slice(0, at), value: pair.slice(at + 1) };
  cookies.set(role, cookie);
  return cookie;
}

/** As the admin. */
export async function api<T>(method: string, path: string, body?: unknown): Promise<T> {
  const { name, value } = await sessionCookie('admin');
  const headers = { cookie: `${name}=${value}` };
  return call<T>(method, `${productUrl}/api${path}`, body === undefined ? { headers } : { headers, body });
}

/** A file, as the console's forms send it. */
export async function upload<T>(path: string, file: File): Promise<T> {
  const { name, value } = await sessionCookie('admin');
  const body = new FormData();
  body.append('file', file);
  const headers = { cookie: `${name}=${value}` };
  const response = await fetch(`${productUrl}/api${path}`, { method: 'POST', body, headers });
  if (!response.ok) throw new Error(`upload to ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

export const csvFile = (name: string, csv: string): File =>
  new File([csv], `${name}.csv`, { type: 'text/csv' });
