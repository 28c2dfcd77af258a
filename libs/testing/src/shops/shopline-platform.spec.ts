import { ShoplinePlatform, type MemberStanding } from '@tieline/shops';
import type { ReceivedRequest, ServerReply } from '../http/local-server.js';
import { describeShopPlatform } from './shop-platform.test-kit.js';
import { shopWorld, type ShopWorldMember } from './shop-world.js';

function toCustomer(member: ShopWorldMember): Record<string, unknown> {
  const { id, number, callingCode, verified, name, tier, blacklisted, lineUserId } = member;
  const held = verified
    ? { mobile_phone: number, mobile_phone_verified: true, mobile_phone_country_calling_code: callingCode }
    : { mobile_phone: null, phones: [number], phone: number, phone_country_code: callingCode };
  return {
    id,
    name,
    is_blacklisted: blacklisted ?? false,
    line_id: lineUserId ?? null,
    membership_tier: tier ? { level: 1, name_translations: { 'zh-hant': tier } } : null,
    tier_expires_at: member.tierExpiresAt?.replace('.000Z', '.000+00:00') ?? null,
    member_point_balance: member.points ?? null,
    ...standingFields(member.standing ?? {}),
    ...held,
  };
}

/** SHOPLINE tells what was spent and what a tier takes, not what is left. */
function standingFields({ email, storeCredit, nextTier, nextTierGap, renewalGap }: Partial<MemberStanding>) {
  return {
    email: email ?? null,
    credit_balance: storeCredit ?? null,
    membership_tier_gap: nextTier
      ? {
          next_tier: { name_translations: { 'zh-hant': nextTier } },
          user_spending: 300,
          next_total_spending: 300 + (nextTierGap ?? 0),
          user_spendings_for_extend: 100,
          extend_total_spending: 100 + (renewalGap ?? 0),
        }
      : null,
  };
}

function handle({ path, headers }: ReceivedRequest, members: readonly ShopWorldMember[]): ServerReply {
  if (headers['user-agent'] !== 'sunrise') return { status: 400 };
  if (path === '/token/info') return { json: { scopes: ['customers:read'] } };
  // SHOPLINE's `query` matches loosely: everybody is a hit, the adapter must judge.
  if (path === '/customers/search') {
    return { json: { items: members.map(toCustomer), pagination: { current_page: 1, total_pages: 1 } } };
  }
  const member = members.find(({ id }) => path === `/customers/${id}`);
  return member ? { json: toCustomer(member) } : { status: 404 };
}

describeShopPlatform('SHOPLINE', () =>
  shopWorld({
    make: (options) => new ShoplinePlatform({ accessToken: 'token-of-sunrise', handle: 'sunrise' }, options),
    handle,
    faults: { busy: { status: 429, json: { code: 'RateLimitExceeded' } } },
    knows: [
      'phoneVerified',
      'blacklisted',
      'lineUserId',
      'tier',
      'tierExpiresAt',
      'points',
      'email',
      'storeCredit',
      'renewalGap',
      'nextTier',
      'nextTierGap',
    ],
    spellings: [
      ['0912345678', '886'],
      ['912345678', '886'],
      ['0912-345-678', '886'],
      ['0912345678', null],
      ['+886912345678', null],
      ['8860912345678', '886'],
    ],
  }),
);
