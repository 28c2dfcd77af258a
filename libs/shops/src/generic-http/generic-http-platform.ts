import { shopPlatformNames } from '@tieline/contracts';
import { ShopCalls, testResult, troubleOf, type ShopPlatformOptions } from '../calls.js';
import { defineShopPlatform } from '../define-platform.js';
import { matchOf } from '../matching.js';
import {
  ShopPlatform,
  type ConnectionTest,
  type LineLink,
  type LineUnlink,
  type MemberMatch,
  type MemberRead,
  type ShopUnlink,
  type ShopWrite,
} from '../platform.js';
import { GenericHttpClient } from './client.js';
import { holds, toMember } from './mapping.js';
import { GenericHttpCredentials } from './schema.js';

const perSecond = 20;
/** no subscriber of Taiwan has 0900-000-xxx */
const nobody = '+886900000000';

/** Any system that keeps our contract. Staff give the address: pass a `fetch` that refuses private ones. */
export class GenericHttpPlatform extends ShopPlatform {
  private readonly client: GenericHttpClient;

  constructor(credentials: GenericHttpCredentials, options: ShopPlatformOptions = {}) {
    super();
    const { timeoutSeconds } = credentials;
    const patience = timeoutSeconds === undefined ? {} : { timeoutMs: Number(timeoutSeconds) * 1000 };
    const calls = new ShopCalls(perSecond, { ...patience, ...options });
    this.client = new GenericHttpClient(credentials, calls, options.now ?? Date.now);
  }

  async findByPhone(e164: string): Promise<MemberMatch> {
    const answer = await this.client.lookup(e164);
    if (answer.kind !== 'ok') return troubleOf(answer);
    if (answer.value.kind === 'ambiguous') return { kind: 'many', members: [] };
    return matchOf(answer.value.members.filter((member) => holds(member, e164)).map(toMember));
  }

  async getMember(id: string): Promise<MemberRead> {
    const answer = await this.client.member(id);
    if (answer.kind !== 'ok') return troubleOf(answer);
    const found = answer.value.kind === 'members' ? answer.value.members : [];
    const member = found.find(({ memberId }) => memberId === id);
    if (!member) return { kind: 'none' };
    return { kind: 'one', member: toMember(member), holdsPhone: (e164) => holds(member, e164) };
  }

  override linkLine(link: LineLink): Promise<ShopWrite> {
    return this.client.link(link);
  }

  override unlinkLine(unlink: LineUnlink): Promise<ShopUnlink> {
    return this.client.unlink(unlink);
  }

  async testConnection(): Promise<ConnectionTest> {
    const answer = await this.client.lookup(nobody);
    return testResult(answer.kind === 'ok' ? { kind: 'ok', value: [] } : answer);
  }
}

export const genericHttp = defineShopPlatform({
  name: shopPlatformNames['generic-http'],
  credentials: GenericHttpCredentials,
  perSecond,
  scopes: [],
  typedAddress: true,
  writeBack: { tag: null, lineId: true, unlink: true },
  prerequisites: [
    {
      key: 'contract',
      text: {
        'zh-TW': '您的系統已依文件（docs/adding-a-shop.md）提供 /lookup 與 /member，並驗證簽章',
        en: 'Your system answers /lookup and /member as documented (docs/adding-a-shop.md) and checks the signature',
      },
    },
    {
      key: 'fresh',
      text: {
        'zh-TW': '超過 5 分鐘的請求會被拒絕，伺服器時間已校正',
        en: 'Requests older than five minutes are refused, and the server’s clock is right',
      },
    },
  ],
  create: (credentials, options) => new GenericHttpPlatform(credentials, options),
});
