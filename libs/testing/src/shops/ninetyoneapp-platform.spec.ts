import { NinetyOneAppPlatform } from '@tieline/shops';
import type { ReceivedRequest, ServerReply } from '../http/local-server.js';
import { describeShopPlatform } from './shop-platform.test-kit.js';
import { shopWorld, type ShopWorldMember } from './shop-world.js';

type Asked = { ShopId: number; Cellphone?: string; MemberCode?: string };

function toMember(member: ShopWorldMember): Record<string, unknown> {
  return {
    MemberCode: member.id,
    Name: member.name ?? '',
    CellPhone: member.number,
    CountryCode: member.callingCode,
    MemberCardName: member.tier ?? null,
    MemberCardEndDate: member.tierExpiresAt ?? null,
    Point: member.points ?? null,
    IsBlack: member.blacklisted ?? false,
  };
}

function handle(
  { method, path, headers, body }: ReceivedRequest,
  members: readonly ShopWorldMember[],
): ServerReply {
  if (headers['x-api-key'] !== '91app-key') return { status: 401 };
  if (method !== 'POST' || path !== '/pos/v1/GetMemberInfo') return { status: 404 };
  const asked = JSON.parse(body) as Asked;
  if (asked.ShopId !== 41) return { status: 403 };
  const found =
    asked.MemberCode === undefined
      ? members.filter(() => asked.Cellphone === '0912345678')
      : members.filter(({ id }) => id === asked.MemberCode);
  return { json: { Status: 'Success', Data: found.length > 0 ? found.map(toMember) : null } };
}

const credentials = { shopId: '41', apiKey: '91app-key' };

describeShopPlatform('91APP (answers not confirmed)', () =>
  shopWorld({
    make: (options) => new NinetyOneAppPlatform(credentials, options),
    handle,
    knows: ['blacklisted', 'tier', 'tierExpiresAt', 'points'],
    spellings: [
      ['0912345678', null],
      ['0912345678', '886'],
      ['912345678', '886'],
    ],
  }),
);

describe('NinetyOneAppPlatform', () => {
  const answering = (json: unknown) => {
    const fetchOnce: typeof fetch = async () => Response.json(json);
    return new NinetyOneAppPlatform(credentials, { fetch: fetchOnce }).findByPhone('+886912345678');
  };

  it.each([
    ['one member', { Data: { CrmMemberCode: 'A1', MobilePhone: '0912345678' } }, 'one'],
    ['a list', { Data: [{ MemberId: 12, Cellphone: '0912345678' }] }, 'one'],
    ['a member without number', { Data: { Id: 'A1' } }, 'one'],
    ['somebody else', { Data: { Id: 'A1', Mobile: '0988000111' } }, 'none'],
    ['null', { Data: null }, 'none'],
    ['an empty list', { Data: [] }, 'none'],
    ['a member without a code', { Data: { Name: '小美' } }, 'unavailable'],
    ['an unknown form', { Result: {} }, 'unavailable'],
  ])('reads %s', async (_name, json, kind) => {
    await expect(answering(json)).resolves.toMatchObject({ kind });
  });
});
