import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../config/config.js';
import { Cipher } from '../database/cipher.js';

/** Stands in addresses for the installation's own gateway, which has no row. */
export const instanceGatewayId = 'default';

/**
 * Where a provider reports: the gateway and a token that nobody can guess, made from the index key, so that no table
 * holds it. Most reports are unsigned; the token is what proves them.
 */
export class ReportAddress {
  private readonly key: Buffer;

  constructor(private readonly config: Pick<Config, 'publicUrl' | 'encryptionKeys' | 'indexKey'>) {
    this.key = new Cipher(config.encryptionKeys, config.indexKey).deriveKey('sms-report');
  }

  of(gatewayId: string): string {
    return `${this.config.publicUrl}/api/sms/reports/${gatewayId}/${this.token(gatewayId)}`;
  }

  /** A path of ours as the outside calls it: some providers sign the whole address. */
  publicUrl(path: string): string {
    return `${this.config.publicUrl}${path}`;
  }

  /** In constant time. */
  proves(gatewayId: string, token: string): boolean {
    const [given, expected] = [Buffer.from(token), Buffer.from(this.token(gatewayId))];
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private token(gatewayId: string): string {
    return createHmac('sha256', this.key).update(gatewayId).digest('base64url');
  }
}
