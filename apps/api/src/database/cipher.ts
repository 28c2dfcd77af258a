import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { EncryptionKey } from '../config/config.js';

/** Where a value stands: a ciphertext moved to another row or column does not open. */
export type SealPlace = { teamId: string; table: string; column: string; rowId: string };

/**
 * AES-256-GCM with a key ring, and per-team blind indexes. Sealed text is `kid.base64url(iv ‖ tag ‖ ciphertext)`.
 * The first key seals, every key opens: put a new key first to rotate.
 */
export class Cipher {
  private readonly ring: Map<string, Buffer>;
  private readonly current: EncryptionKey;

  constructor(
    keys: readonly EncryptionKey[],
    private readonly indexKey: Buffer,
  ) {
    const [first] = keys;
    if (!first) throw new Error('at least one encryption key is needed');
    this.current = first;
    this.ring = new Map(keys.map(({ id, key }) => [id, key]));
  }

  /** Names of the keys that open and do not seal. */
  get olderKeys(): string[] {
    return [...this.ring.keys()].filter((id) => id !== this.current.id);
  }

  /** Whether this was sealed by the key that seals now. */
  isCurrent(sealed: string): boolean {
    return sealed.startsWith(`${this.current.id}.`);
  }

  seal(plain: string, place: SealPlace): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.current.key, iv).setAAD(aad(place));
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return `${this.current.id}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
  }

  /** @throws when the key is unknown or the text was changed or moved */
  open(sealed: string, place: SealPlace): string {
    const [kid = '', encoded = ''] = sealed.split('.');
    const key = this.ring.get(kid);
    if (!key) throw new Error(`no encryption key "${kid}"`);
    const bytes = Buffer.from(encoded, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      .setAAD(aad(place))
      .setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  }

  /** Hex of HMAC-SHA-256: equal values of one team and purpose are equal, across teams they do not join. */
  index(teamId: string, purpose: string, value: string): string {
    return createHmac('sha256', this.indexKey).update(`${teamId}|${purpose}|${value}`).digest('hex');
  }

  /** The first 128 bits of `index`: enough for keys of counters, which lie in several indexes and are written often. */
  counterKey(teamId: string, purpose: string, value: string): string {
    return this.index(teamId, purpose, value).slice(0, 32);
  }

  /** A key of its own for another purpose, derived from the index key. */
  deriveKey(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.indexKey, '', purpose, 32));
  }
}

function aad(place: SealPlace): Buffer {
  return Buffer.from(`${place.teamId}|${place.table}|${place.column}|${place.rowId}`);
}

/** For random tokens of 128 bits and more: nothing to guess, so no key is needed. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}
