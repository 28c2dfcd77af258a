import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What the straight server is told, in a file that BENCH_STRAIGHT names. */
export type StraightSetup = {
  port: number;
  databaseUrl: string;
  poolSize: number;
  /** hex of 32 bytes each */
  sealKey: string;
  indexKey: string;
  line: { apiUrl: string; channelId: string; channelSecret: string };
  sms: { url: string; token: string };
};

export function readSetup(): StraightSetup {
  const file = process.env['BENCH_STRAIGHT'];
  if (!file) throw new Error('BENCH_STRAIGHT names no file');
  return JSON.parse(readFileSync(file, 'utf8')) as StraightSetup;
}

/** UUIDv7, as the product's rows have. */
export function newId(at = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at, 0, 6);
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
