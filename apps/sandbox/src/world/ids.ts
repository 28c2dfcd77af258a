import { createHash, randomBytes, randomInt } from 'node:crypto';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 26 characters, as LINE's webhookEventId: 48 bits of time, 80 random bits. */
export function ulid(now: number): string {
  let time = '';
  for (let rest = now, i = 0; i < 10; i += 1, rest = Math.floor(rest / 32)) {
    time = (crockford[rest % 32] ?? '0') + time;
  }
  let random = '';
  for (const byte of randomBytes(16)) random += crockford[byte & 31] ?? '0';
  return time + random;
}

/** Ids of messages look like LINE's: 18 digits, rising. */
export function messageIds(): () => string {
  // Starts by the clock, so that ids stay unique over restarts of a kept world.
  let next = 560_000_000_000_000_000n + BigInt(Date.now()) * 1000n;
  return () => String((next += 1n));
}

/** Ten digits, as LINE numbers its channels. */
export const channelNumber = (): string => `20${String(randomInt(100_000_000)).padStart(8, '0')}`;

export const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** Same input, same number: for names and points of generated people. */
export function spread(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}

const surnames = ['陳', '林', '黃', '張', '李', '王', '吳', '劉', '蔡', '楊', '許', '鄭'];
const givenNames = [
  '怡安',
  '家豪',
  '淑惠',
  '志明',
  '雅婷',
  '冠宇',
  '佩珊',
  '承恩',
  '詩涵',
  '柏翰',
  '心怡',
  '子軒',
];

export function personName(seed: string): string {
  const n = spread(seed);
  return `${surnames[n % surnames.length] ?? '陳'}${givenNames[(n >>> 8) % givenNames.length] ?? '怡安'}`;
}
