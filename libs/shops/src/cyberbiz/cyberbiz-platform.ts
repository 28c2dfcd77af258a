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
import type {
  ConnectionTest,
  LineLink,
  MemberMatch,
  MemberRead,
  ShopMember,
  ShopWrite,
} from '../platform.js';
import { CyberbizClient } from './client.js';
import { holds, spellings, toMember, withTier } from './mapping.js';
import { CyberbizCredentials } from './schema.js';
import { cyberbizWebhook } from './webhook.js';

const perSecond = 5;
/** nobody's: no subscriber of Taiwan has 0900-000-xxx */
const nobody = '0900000000';

/** CYBERBIZ. A look-up takes two calls, and a third for the tier when the shop is idle. */
export class CyberbizPlatform extends ShopPlatform {
  private readonly client: CyberbizClient;
  private readonly calls: ShopCalls;

  constructor(credentials: CyberbizCredentials, options: ShopPlatformOptions = {}) {
    super();
    this.calls = new ShopCalls(perSecond, options);
    this.client = new CyberbizClient(credentials, options.baseUrl, options.now ?? Date.now);
  }

  findByPhone(e164: string): Promise<MemberMatch> {
    return this.calls.visit(2, async (visit) => {
      for (const spelling of spellings(e164)) {
        const found = await this.client.idsByMobile(visit, spelling);
        if (found.kind !== 'ok') return troubleOf(found);
        const ids = [...new Set(found.value.map(({ customer_id: id }) => id))];
        if (ids.length > 0) return this.holders(visit, ids, e164);
      }
      return { kind: 'none' };
    });
  }

  getMember(id: string): Promise<MemberRead> {
    return this.calls.visit(1, async (visit) => {
      const answer = await this.client.customer(visit, id);
      if (answer.kind === 'notFound') return { kind: 'none' };
      if (answer.kind !== 'ok') return troubleOf(answer);
      const tier = await this.client.tier(visit, id);
      const customer = answer.value;
      const holdsPhone = (e164: string) => holds(customer, e164);
      return { kind: 'one', member: withTier(toMember(id, customer), tier), holdsPhone };
    });
  }

  async testConnection(): Promise<ConnectionTest> {
    const answer = await this.calls.visit(1, (visit) => this.client.idsByMobile(visit, nobody));
    return testResult(answer.kind === 'ok' ? { kind: 'ok', value: [] } : answer);
  }

  /** A LINE id that is there already is what the member signs in to the shop with: it is never written over. */
  override linkLine({ memberId, lineUserId }: LineLink): Promise<ShopWrite> {
    return this.calls.visit(2, async (visit) => {
      const answer = await this.client.customer(visit, memberId);
      if (answer.kind !== 'ok') {
        return writeResult(answer);
      }
      const held = toMember(memberId, answer.value).lineUserId;
      if (held === lineUserId) return { kind: 'done' };
      if (held !== null) return { kind: 'refused', detail: 'the member holds another LINE id at the shop' };
      return writeResult(await this.client.setLineId(visit, memberId, lineUserId));
    });
  }

  private async holders(visit: ShopVisit, ids: string[], e164: string): Promise<MemberMatch> {
    const read = await this.read(visit, ids, e164);
    if (read.kind !== 'ok') return troubleOf(read);
    const match = matchOf(read.value);
    if (match.kind !== 'one') return match;
    const tier = await this.client.tier(visit, match.member.id);
    return { kind: 'one', member: withTier(match.member, tier) };
  }

  /** One by its own call, which knows points and LINE id; several by one call for all. */
  private async read(visit: ShopVisit, ids: string[], e164: string): Promise<ShopAnswer<ShopMember[]>> {
    const [id] = ids;
    if (ids.length === 1 && id !== undefined) {
      const answer = await this.client.customer(visit, id);
      // Deleted between the two calls.
      if (answer.kind === 'notFound') return { kind: 'ok', value: [] };
      if (answer.kind !== 'ok') return answer;
      return { kind: 'ok', value: holds(answer.value, e164) ? [toMember(id, answer.value)] : [] };
    }
    const answer = await this.client.customers(visit, ids);
    if (answer.kind !== 'ok') return answer;
    const held = answer.value.filter((customer) => holds(customer, e164));
    return { kind: 'ok', value: held.map((customer) => toMember(customer.id, customer)) };
  }
}

export const cyberbiz = defineShopPlatform({
  name: shopPlatformNames.cyberbiz,
  credentials: CyberbizCredentials,
  perSecond,
  scopes: ['customers'],
  writeBack: { tag: null, lineId: true, unlink: false },
  webhook: cyberbizWebhook,
  prerequisites: [
    {
      key: 'plan',
      text: {
        'zh-TW': '方案為企業版或 PLUS，並已開通 API 模組',
        en: 'The shop’s plan is Enterprise or PLUS, with the API module',
      },
    },
    {
      key: 'sign-up',
      text: {
        'zh-TW': '管理中心 > 顧客註冊設定：手機設為「必填且需驗證」，並於註冊時驗證',
        en: 'Admin > Customer sign-up: the mobile number is required and verified at sign-up',
      },
    },
  ],
  create: (credentials, options) => new CyberbizPlatform(credentials, options),
});
