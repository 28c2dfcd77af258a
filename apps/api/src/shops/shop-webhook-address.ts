import type { Config } from '../config/config.js';
import { UnguessableAddress } from '../http/unguessable-address.js';

/** Where a shop calls when a member changes; one address for each connection. */
export class ShopWebhookAddress extends UnguessableAddress {
  constructor(config: Pick<Config, 'publicUrl' | 'encryptionKeys' | 'indexKey'>) {
    super(config, 'shop-webhook', '/api/shops/webhooks');
  }
}
