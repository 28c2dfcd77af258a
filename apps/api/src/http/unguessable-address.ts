import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../config/config.js';
import { Cipher } from '../database/cipher.js';

/**
 * Addresses that outsiders call: an id and a token that nobody can guess, made from the index key, so that no table
 * holds it.
 */
export class UnguessableAddress {
  private readonly key: Buffer;

  constructor(
    protected readonly config: Pick<Config, 'publicUrl' | 'encryptionKeys' | 'indexKey'>,
    purpose: string,
    private readonly path: string,
  ) {
    this.key = new Cipher(config.encryptionKeys, config.indexKey).deriveKey(purpose);
  }

  of(id: string): string {
    return `${this.config.publicUrl}${this.path}/${id}/${this.token(id)}`;
  }

  /** In constant time. */
  proves(id: string, token: string): boolean {
    const [given, expected] = [Buffer.from(token), Buffer.from(this.token(id))];
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private token(id: string): string {
    return createHmac('sha256', this.key).update(id).digest('base64url');
  }
}
