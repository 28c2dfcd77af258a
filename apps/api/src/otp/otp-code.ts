import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a code is bound to. Anything different makes a different code. */
export type CodeBinding = { challengeId: string; channelId: string; lineUserId: string; phoneIndex: string };

/** Names the derived key that codes are drawn with. */
export const codeKeyPurpose = 'otp code';

export function newSeed(): string {
  return randomBytes(32).toString('hex');
}

/**
 * The six digits of a challenge. They are drawn by a keyed hash from a random seed of 256 bits, so that they need to
 * be stored nowhere: not in the database, not in the queue, not in the delivery. Without the key outside the
 * database, seed and dump tell nothing.
 */
export function codeOf(key: Buffer, seed: string, binding: CodeBinding): string {
  const { challengeId, channelId, lineUserId, phoneIndex } = binding;
  const digest = createHmac('sha256', key)
    .update(`bind|${seed}|${challengeId}|${channelId}|${lineUserId}|${phoneIndex}`)
    .digest();
  // 48 bits: the bias of the modulo is below one in 10^8.
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}

/** Compares in constant time. */
export function isRightCode(expected: string, given: string): boolean {
  const a = Buffer.from(expected);
  const b = Buffer.from(given);
  return a.length === b.length && timingSafeEqual(a, b);
}
