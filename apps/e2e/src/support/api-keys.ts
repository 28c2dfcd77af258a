import type { ApiKey } from '@tieline/contracts';
import { productUrl } from './addresses.js';
import { sessionCookie } from './console-api/session.js';
import { call } from './http.js';

/** One key in use, for pages that show some. */
export async function haveApiKey(): Promise<void> {
  const { name, value } = await sessionCookie('admin');
  const headers = { cookie: `${name}=${value}` };
  const url = `${productUrl}/api/api-keys`;
  const { items } = await call<{ items: ApiKey[] }>('GET', url, { headers });
  if (items.some(({ revokedAt }) => revokedAt === null)) return;
  await call<unknown>('POST', url, { headers, body: { name: 'ERP' } });
}

/** As a server of the brand asks: no browser, no cookie. */
export async function askApi<T>(
  secret: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: T }> {
  const response = await fetch(`${productUrl}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as T };
}
