import { shopPlatformNames } from '@tieline/contracts';
import { ShopCalls, testResult, troubleOf, type ShopPlatformOptions } from '../calls.js';
import { defineShopPlatform } from '../define-platform.js';
import {
  ShopPlatform,
  type ConnectionTest,
  type MemberMatch,
  type MemberRead,
  type ShopWrite,
} from '../platform.js';
import { ShopifyClient } from './client.js';
import { holds, toMember } from './mapping.js';
import { ShopifyCredentials } from './schema.js';
import { shopifyTopics, shopifyWebhook } from './webhook.js';

/** Shopify counts by cost; one look-up costs little of the 100 points that come back every second. */
const perSecond = 10;

/** Shopify. A number belongs to one customer at most, and is never verified. */
export class ShopifyPlatform extends ShopPlatform {
  private readonly client: ShopifyClient;

  constructor(credentials: ShopifyCredentials, options: ShopPlatformOptions = {}) {
    super();
    this.client = new ShopifyClient(credentials, new ShopCalls(perSecond, options), options.baseUrl);
  }

  async findByPhone(e164: string): Promise<MemberMatch> {
    const answer = await this.client.byPhone(e164);
    if (answer.kind !== 'ok') return troubleOf(answer);
    const customer = answer.value;
    return customer && holds(customer, e164) ? { kind: 'one', member: toMember(customer) } : { kind: 'none' };
  }

  async getMember(id: string): Promise<MemberRead> {
    const answer = await this.client.byId(id);
    if (answer.kind !== 'ok') return troubleOf(answer);
    const customer = answer.value;
    if (!customer) return { kind: 'none' };
    return { kind: 'one', member: toMember(customer), holdsPhone: (e164) => holds(customer, e164) };
  }

  async testConnection(): Promise<ConnectionTest> {
    return testResult(await this.client.scopes());
  }

  override tagMember(memberId: string, tag: string): Promise<ShopWrite> {
    return this.client.addTag(memberId, tag);
  }

  override async registerWebhook(address: string): Promise<ShopWrite> {
    for (const topic of Object.values(shopifyTopics)) {
      const subscribed = await this.client.subscribe(topic, address);
      if (subscribed.kind !== 'done') return subscribed;
    }
    return { kind: 'done' };
  }
}

export const shopify = defineShopPlatform({
  name: shopPlatformNames.shopify,
  credentials: ShopifyCredentials,
  perSecond,
  scopes: ['read_customers'],
  writeBack: { tag: { min: 1, max: 40 }, lineId: false, unlink: false },
  webhook: shopifyWebhook,
  prerequisites: [
    {
      key: 'app',
      text: {
        'zh-TW': '已建立自訂 App，授予 read_customers，並安裝至商店',
        en: 'A custom app with read_customers is installed in the shop',
      },
    },
    {
      key: 'protected-data',
      text: {
        'zh-TW': '已取得受保護顧客資料（姓名、電話）的存取核准',
        en: 'Access to protected customer data (name, phone) is approved',
      },
    },
    {
      key: 'unverified',
      text: {
        'zh-TW': 'Shopify 不驗證手機號碼：綁定設定須開啟「接受尚未驗證的手機號碼」',
        en: 'Shopify verifies no numbers: the binding settings must accept numbers that are not verified',
      },
    },
  ],
  create: (credentials, options) => new ShopifyPlatform(credentials, options),
});
