import { importJWK, type CryptoKey, type JWK } from 'jose';
import { z } from 'zod';

export type KeyAnswer = { kind: 'key'; key: CryptoKey } | { kind: 'unknown' } | { kind: 'unavailable' };

export type JwksOptions = {
  url: string;
  timeoutMs: number;
  fetch: typeof fetch;
  /** monotonic ms */
  now: () => number;
};

const largestBytes = 100_000;
/** An attacker's made-up kid costs one fetch in this time, whatever he sends. */
const minimumIntervalMs = 30_000;
const retryAfterFaultMs = 1_000;
/** After this the keys are read again in the background, so that a withdrawn key ends. */
const maximumAgeMs = 3_600_000;

const Es256Key = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  kid: z.string().min(1),
  x: z.string(),
  y: z.string(),
  alg: z.literal('ES256').optional(),
  use: z.literal('sig').optional(),
});
const KeySet = z.object({ keys: z.array(z.unknown()) });

/** LINE's signing keys, imported once. Keys that are held keep working while LINE can not be reached. */
export class Jwks {
  private keys = new Map<string, CryptoKey>();
  private triedAt = -Infinity;
  private lastTryWorked = false;
  private pending: Promise<void> | null = null;

  constructor(private readonly options: JwksOptions) {}

  async find(kid: string): Promise<KeyAnswer> {
    const held = this.keys.get(kid);
    const age = this.options.now() - this.triedAt;
    if (held) {
      if (age > (this.lastTryWorked ? maximumAgeMs : minimumIntervalMs)) void this.refresh();
      return { kind: 'key', key: held };
    }
    if (this.pending || age >= (this.lastTryWorked ? minimumIntervalMs : retryAfterFaultMs))
      await this.refresh();
    const key = this.keys.get(kid);
    if (key) return { kind: 'key', key };
    return { kind: this.lastTryWorked ? 'unknown' : 'unavailable' };
  }

  /** One fetch at a time; never rejects. A set without a usable key is a fault and replaces nothing. */
  private refresh(): Promise<void> {
    this.pending ??= this.load().then((keys) => {
      this.lastTryWorked = keys !== null;
      if (keys) this.keys = keys;
      this.pending = null;
    });
    return this.pending;
  }

  private async load(): Promise<Map<string, CryptoKey> | null> {
    this.triedAt = this.options.now();
    try {
      const response = await this.options.fetch(this.options.url, {
        headers: { accept: 'application/json' },
        signal: AbortSignal.timeout(this.options.timeoutMs),
        redirect: 'error',
      });
      if (!response.ok || Number(response.headers.get('content-length')) > largestBytes) {
        await response.body?.cancel();
        return null;
      }
      const keys = await importKeys(KeySet.parse(await response.json()).keys);
      return keys.size > 0 ? keys : null;
    } catch {
      return null;
    }
  }
}

async function importKeys(candidates: readonly unknown[]): Promise<Map<string, CryptoKey>> {
  const keys = new Map<string, CryptoKey>();
  for (const candidate of candidates) {
    const jwk = Es256Key.safeParse(candidate);
    if (!jwk.success) continue;
    const key = await importJWK(jwk.data satisfies JWK, 'ES256').catch(() => null);
    if (key) keys.set(jwk.data.kid, key);
  }
  return keys;
}
