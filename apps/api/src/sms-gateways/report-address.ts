import type { Config } from '../config/config.js';
import { UnguessableAddress } from '../http/unguessable-address.js';

/** Stands in addresses for the installation's own gateway, which has no row. */
export const instanceGatewayId = 'default';

/** Where a provider reports. Most reports are unsigned; the token in the address is what proves them. */
export class ReportAddress extends UnguessableAddress {
  constructor(config: Pick<Config, 'publicUrl' | 'encryptionKeys' | 'indexKey'>) {
    super(config, 'sms-report', '/api/sms/reports');
  }

  /** A path of ours as the outside calls it: some providers sign the whole address. */
  publicUrl(path: string): string {
    return `${this.config.publicUrl}${path}`;
  }
}
