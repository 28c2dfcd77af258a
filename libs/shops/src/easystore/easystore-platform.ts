import { shopPlatformNames } from '@tieline/contracts';
import { ShopCalls, testResult, troubleOf, type ShopPlatformOptions } from '../calls.js';
import { defineShopPlatform } from '../define-platform.js';
import { matchOf } from '../matching.js';
import { ShopPlatform, type ConnectionTest, type MemberMatch, type MemberRead } from '../platform.js';
import { EasystoreClient } from './client.js';
import { digitsOf, holds, toMember } from './mapping.js';
import { EasystoreCredentials } from './schema.js';
import { easystoreWebhook } from './webhook.js';

/** EasyStore publishes no rate; this one is ours. */
const perSecond = 5;

/** EasyStore (developers.easystore.co). */
export class EasystorePlatform extends ShopPlatform {
  private readonly client: EasystoreClient;
  private readonly calls: ShopCalls;

  constructor(credentials: EasystoreCredentials, options: ShopPlatformOptions = {}) {
    super();
    this.calls = new ShopCalls(perSecond, options);
    this.client = new EasystoreClient(credentials, this.calls, options.baseUrl);
  }

  async findByPhone(e164: string): Promise<MemberMatch> {
    const answer = await this.calls.visit(1, (visit) => this.client.search(visit, digitsOf(e164)));
    if (answer.kind !== 'ok') return troubleOf(answer);
    return matchOf(answer.value.customers.filter((customer) => holds(customer, e164)).map(toMember));
  }

  async getMember(id: string): Promise<MemberRead> {
    const answer = await this.client.customer(id);
    if (answer.kind === 'notFound') return { kind: 'none' };
    if (answer.kind !== 'ok') return troubleOf(answer);
    const { customer } = answer.value;
    return { kind: 'one', member: toMember(customer), holdsPhone: (e164) => holds(customer, e164) };
  }

  async testConnection(): Promise<ConnectionTest> {
    const answer = await this.client.store();
    return testResult(answer.kind === 'ok' ? { kind: 'ok', value: [] } : answer);
  }
}

export const easystore = defineShopPlatform({
  name: shopPlatformNames.easystore,
  credentials: EasystoreCredentials,
  perSecond,
  scopes: ['read_customers'],
  confirmed: false,
  webhook: easystoreWebhook,
  prerequisites: [
    {
      key: 'app',
      text: {
        'zh-TW': '已建立 App 並安裝至商店，取得可讀取顧客的權杖',
        en: 'An app that may read customers is installed in the shop',
      },
    },
    {
      key: 'unverified',
      text: {
        'zh-TW': 'EasyStore 不提供手機驗證狀態：綁定設定須開啟「接受尚未驗證的手機號碼」',
        en: 'EasyStore does not tell which numbers are verified: the binding settings must accept them',
      },
    },
  ],
  create: (credentials, options) => new EasystorePlatform(credentials, options),
});
