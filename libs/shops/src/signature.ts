import { createHmac } from 'node:crypto';

/**
 * Signature of our own contract: `v1=` and hex of HMAC-SHA256 by the secret over `timestamp.body`, the timestamp in
 * seconds since the epoch as in its header, the body as its very bytes.
 */
export function bindSignature(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`, 'utf8').digest('hex')}`;
}
