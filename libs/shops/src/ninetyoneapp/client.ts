import { jsonReader, type ShopAnswer, type ShopCalls } from '../calls.js';
import { nationalForm } from '../phone.js';
import { MemberAnswer, type MemberFields, type NinetyOneAppCredentials } from './schema.js';

const words = {
  unauthorized: '91APP refuses the API key',
  forbidden: 'the API key may not read members of this shop',
};
const read = jsonReader(MemberAnswer, words);

/** 91APP's calls (https://api.91app.com). */
export class NinetyOneAppClient {
  private readonly baseUrl: string;

  constructor(
    private readonly credentials: NinetyOneAppCredentials,
    private readonly calls: ShopCalls,
    baseUrl: string | undefined,
  ) {
    this.baseUrl = (baseUrl ?? 'https://api.91app.com').replace(/\/+$/, '');
  }

  byPhone(e164: string): Promise<ShopAnswer<MemberFields[]>> {
    return this.memberInfo({ Cellphone: nationalForm(e164) });
  }

  /** not confirmed: that a member can be asked for by code */
  byCode(code: string): Promise<ShopAnswer<MemberFields[]>> {
    return this.memberInfo({ MemberCode: code });
  }

  private async memberInfo(wanted: Record<string, string>): Promise<ShopAnswer<MemberFields[]>> {
    const { shopId, apiKey } = this.credentials;
    const answer = await this.calls.ask(
      {
        method: 'POST',
        url: `${this.baseUrl}/pos/v1/GetMemberInfo`,
        headers: { 'content-type': 'application/json', accept: 'application/json', 'x-api-key': apiKey },
        body: JSON.stringify({ ShopId: Number(shopId), ...wanted }),
      },
      read,
    );
    if (answer.kind !== 'ok') return answer;
    return { kind: 'ok', value: answer.value.Data === null ? [] : [answer.value.Data].flat() };
  }
}
