import { createHmac, timingSafeEqual } from 'node:crypto';

// Pretend secret: tokens carry their own content, so they survive a restart and cost no memory.
const key = 'tieline sandbox: not a secret';

const mac = (text: string): Buffer => createHmac('sha256', key).update(text).digest();

export function seal(kind: string, content: unknown): string {
  const body = `${kind}.${Buffer.from(JSON.stringify(content)).toString('base64url')}`;
  return `${body}.${mac(body).toString('base64url')}`;
}

/** The content, or null when the token is not ours or of another kind. The caller knows its shape: we sealed it. */
export function unseal(kind: string, token: string): unknown {
  const end = token.lastIndexOf('.');
  const body = token.slice(0, end);
  if (end < 0 || !body.startsWith(`${kind}.`)) return null;
  const given = Buffer.from(token.slice(end + 1), 'base64url');
  const right = mac(body);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return JSON.parse(Buffer.from(body.slice(kind.length + 1), 'base64url').toString()) as unknown;
}
