import { shopPlatformNames } from '@tieline/contracts';
import { ShopCalls, testResult, troubleOf, type ShopPlatformOptions } from '../calls.js';
import { defineShopPlatform } from '../define-platform.js';
import { matchOf } from '../matching.js';
import { ShopPlatform } from '../platform.js';
import type { ConnectionTest, MemberMatch, MemberRead, ShopMember, ShopTrouble } from '../platform.js';
import { NinetyOneAppClient } from './client.js';
import { holds, toMember } from './mapping.js';
import { NinetyOneAppCredentials, type MemberFields } from './schema.js';

/** 91APP publishes no rate; this one is ours. */
const perSecond = 5;
/** no subscriber of Taiwan has 0900-000-xxx */
const nobody = '+886900000000';

/** 91APP. Its answers are not confirmed: see schema.ts. */
export class NinetyOneAppPlatform extends ShopPlatform {
  private readonly client: NinetyOneAppClient;

  constructor(credentials: NinetyOneAppCredentials, options: ShopPlatformOptions = {}) {
    super();
    this.client = new NinetyOneAppClient(credentials, new ShopCalls(perSecond, options), options.baseUrl);
  }

  async findByPhone(e164: string): Promise<MemberMatch> {
    const answer = await this.client.byPhone(e164);
    if (answer.kind !== 'ok') return troubleOf(answer);
    const members = readAll(answer.value.filter((fields) => holds(fields, e164)));
    return 'kind' in members ? members : matchOf(members);
  }

  async getMember(id: string): Promise<MemberRead> {
    const answer = await this.client.byCode(id);
    if (answer.kind === 'notFound') return { kind: 'none' };
    if (answer.kind !== 'ok') return troubleOf(answer);
    const members = readAll(answer.value);
    if ('kind' in members) return members;
    const member = members.find((each) => each.id === id);
    if (!member) return { kind: 'none' };
    const records = answer.value.filter((fields) => toMember(fields)?.id === id);
    return { kind: 'one', member, holdsPhone: (e164) => records.some((fields) => holds(fields, e164)) };
  }

  async testConnection(): Promise<ConnectionTest> {
    const answer = await this.client.byPhone(nobody);
    return testResult(answer.kind === 'ok' ? { kind: 'ok', value: [] } : answer);
  }
}

function readAll(found: readonly MemberFields[]): ShopMember[] | ShopTrouble {
  const members = found.map(toMember);
  const read = members.filter((member) => member !== null);
  return read.length === members.length
    ? read
    : { kind: 'unavailable', detail: 'unknown form of answer: a member without a code' };
}

export const ninetyOneApp = defineShopPlatform({
  name: shopPlatformNames['91app'],
  credentials: NinetyOneAppCredentials,
  perSecond,
  scopes: [],
  confirmed: false,
  prerequisites: [
    {
      key: 'api',
      text: {
        'zh-TW': '已向 91APP 申請開放 API，取得 ShopId 與 x-api-key',
        en: '91APP has opened its API to you: ShopId and x-api-key',
      },
    },
    {
      key: 'try',
      text: {
        'zh-TW': '已用實際會員的號碼按「測試」，會員編號與等級顯示正確',
        en: 'A trial with a real member’s number showed the right member number and tier',
      },
    },
  ],
  create: (credentials, options) => new NinetyOneAppPlatform(credentials, options),
});
