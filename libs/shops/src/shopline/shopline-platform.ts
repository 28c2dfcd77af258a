import { shopPlatformNames } from '@tieline/contracts';
import {
  ShopCalls,
  testResult,
  troubleOf,
  writeResult,
  type ShopAnswer,
  type ShopPlatformOptions,
  type ShopVisit,
} from '../calls.js';
import { defineShopPlatform } from '../define-platform.js';
import { matchOf } from '../matching.js';
import { ShopPlatform } from '../platform.js';
import type { ConnectionTest, MemberMatch, MemberRead, ShopTrouble, ShopWrite } from '../platform.js';
import { ShoplineClient, pageSize } from './client.js';
import { holdersOf, phoneStanding, toMember } from './mapping.js';
import { ShoplineCredentials, type ShoplineCustomer, type SubscriptionPage } from './schema.js';
import { shoplineTopics, shoplineWebhook } from './webhook.js';

const perSecond = 20;
const mostPages = 4;

type Hits = { kind: 'all'; customers: ShoplineCustomer[] } | ShopTrouble;

/** SHOPLINE TW/HK (open.shopline.io). Keep one instance per connection: it holds rate budget and breaker. */
export class ShoplinePlatform extends ShopPlatform {
  private readonly client: ShoplineClient;
  private readonly calls: ShopCalls;

  constructor(credentials: ShoplineCredentials, options: ShopPlatformOptions = {}) {
    super();
    this.calls = new ShopCalls(perSecond, options);
    const baseUrl = (options.baseUrl ?? 'https://open.shopline.io/v1').replace(/\/+$/, '');
    this.client = new ShoplineClient({ ...credentials, baseUrl }, this.calls);
  }

  async findByPhone(e164: string): Promise<MemberMatch> {
    const hits = await this.calls.visit(1, (visit) => this.search(visit, e164));
    return hits.kind === 'all' ? matchOf(holdersOf(hits.customers, e164)) : hits;
  }

  async getMember(id: string): Promise<MemberRead> {
    const answer = await this.client.customer(id);
    if (answer.kind === 'notFound') return { kind: 'none' };
    if (answer.kind !== 'ok') return troubleOf(answer);
    const customer = answer.value;
    const verified = customer.mobile_phone !== null && customer.mobile_phone_verified;
    const holdsPhone = (e164: string) => phoneStanding(customer, e164) !== null;
    return { kind: 'one', member: toMember(customer, verified), holdsPhone };
  }

  async testConnection(): Promise<ConnectionTest> {
    return testResult(await this.client.tokenInfo());
  }

  override tagMember(memberId: string, tag: string): Promise<ShopWrite> {
    return this.client.addTag(memberId, tag);
  }

  /** SHOPLINE takes the same address again and calls twice: what stands there already is kept, or mended. */
  override async registerWebhook(address: string): Promise<ShopWrite> {
    const held = await this.calls.visit(1, (visit) => this.subscription(visit, address));
    if (held.kind !== 'ok') return writeResult(held);
    if (held.value === null) return this.client.subscribe(address, shoplineTopics);
    const { id, status, topics } = held.value;
    const all = [...new Set([...topics, ...shoplineTopics])];
    if (status === 'active' && all.length === topics.length) return { kind: 'done' };
    return this.client.resubscribe(id, address, all);
  }

  private async subscription(
    visit: ShopVisit,
    address: string,
  ): Promise<ShopAnswer<SubscriptionPage['items'][number] | null>> {
    for (let page = 1; ; page += 1) {
      const answer = await this.client.subscriptions(visit, page);
      if (answer.kind !== 'ok') return answer;
      const found = answer.value.items.find((item) => item.address === address);
      const isLast = page >= Math.min(mostPages, answer.value.pagination.total_pages);
      if (found || isLast) return { kind: 'ok', value: found ?? null };
    }
  }

  /** All hits or none: with pages unread, "one" could be "many" and "none" could be wrong. */
  private async search(visit: ShopVisit, e164: string): Promise<Hits> {
    const customers = new Map<string, ShoplineCustomer>();
    for (let page = 1; page <= mostPages; page += 1) {
      const answer = await this.client.search(visit, e164, page);
      if (answer.kind !== 'ok') return troubleOf(answer);
      const { items, pagination } = answer.value;
      // Pages shift while customers are added: the same one may come twice.
      for (const customer of items) customers.set(customer.id, customer);
      if (page >= pagination.total_pages) return { kind: 'all', customers: [...customers.values()] };
    }
    return { kind: 'unavailable', detail: `more than ${mostPages * pageSize} hits for one number` };
  }
}

export const shopline = defineShopPlatform({
  name: shopPlatformNames.shopline,
  credentials: ShoplineCredentials,
  perSecond,
  scopes: ['customers'],
  writeBack: { tag: { min: 3, max: 40 }, lineId: false, unlink: false },
  webhook: shoplineWebhook,
  prerequisites: [
    {
      key: 'sign-up',
      text: {
        'zh-TW': '設定 > 顧客設定：註冊方式選「僅以手機號碼註冊」或「手機號碼與電郵註冊」',
        en: 'Settings > Customers: sign-up by mobile number only, or by mobile number and email',
      },
    },
    {
      key: 'verify-mobile',
      text: {
        'zh-TW': '設定 > 顧客設定：手機驗證選「發送簡訊驗證手機」',
        en: 'Settings > Customers: mobile numbers are verified by SMS',
      },
    },
    {
      key: 'token',
      text: {
        'zh-TW': '設定 > 管理員設定 > API Auth：已產生權杖，並具備讀取顧客的權限',
        en: 'Settings > Staff > API Auth: a token that may read customers',
      },
    },
  ],
  create: (credentials, options) => new ShoplinePlatform(credentials, options),
});
