import { instantOf } from '../instants.js';
import { isSameNumber } from '../phone.js';
import type { ShopMember } from '../platform.js';
import { gapTo, type MemberStanding } from '../standing.js';
import type { ShoplineCustomer } from './schema.js';

/** How a customer holds the number: proven by the shop, only typed in, or not at all (`query` matches loosely). */
export function phoneStanding(customer: ShoplineCustomer, e164: string): 'verified' | 'unverified' | null {
  const mobileCode = customer.mobile_phone_country_calling_code;
  if (isSameNumber(customer.mobile_phone, mobileCode, e164)) {
    return customer.mobile_phone_verified ? 'verified' : 'unverified';
  }
  const typed = [customer.phone, ...customer.phones];
  const typedCode = customer.phone_country_code ?? mobileCode;
  return typed.some((number) => isSameNumber(number, typedCode, e164)) ? 'unverified' : null;
}

/** Members who hold exactly this number, with whether the shop has proven it. */
export function holdersOf(customers: readonly ShoplineCustomer[], e164: string): ShopMember[] {
  return customers.flatMap((customer) => {
    const standing = phoneStanding(customer, e164);
    return standing ? [toMember(customer, standing === 'verified')] : [];
  });
}

export function toMember(customer: ShoplineCustomer, phoneVerified: boolean): ShopMember {
  return {
    id: customer.id,
    memberNumber: memberNumber(customer),
    name: customer.name?.trim() || null,
    tier: tierName(customer.membership_tier),
    phoneVerified,
    blacklisted: customer.is_blacklisted,
    lineUserId: customer.line_id?.trim() || null,
    points: customer.member_point_balance,
    tierExpiresAt: instantOf(customer.tier_expires_at),
    standing: standingOf(customer),
  };
}

const numberLike = /^[^\p{C}\s](?:[^\p{C}]{0,98}[^\p{C}\s])?$/u;

/**
 * The number that the brand knows its member by: its own (`ref_user_id`, from its till or CRM) where it writes one,
 * else SHOPLINE's customer id, the only one that its console shows. For people to read: who the member is says `id`.
 */
function memberNumber({ id, ref_user_id: own }: ShoplineCustomer): string {
  const written = own?.trim() ?? '';
  return numberLike.test(written) ? written : id;
}

function standingOf({ email, credit_balance, membership_tier_gap: gap }: ShoplineCustomer): MemberStanding {
  return {
    email: email?.trim() || null,
    storeCredit: credit_balance,
    renewalGap: gapTo(gap?.extend_total_spending, gap?.user_spendings_for_extend),
    nextTier: tierName(gap?.next_tier ?? null),
    nextTierGap: gapTo(gap?.next_total_spending, gap?.user_spending),
  };
}

function tierName(tier: ShoplineCustomer['membership_tier']): string | null {
  const names = tier?.name_translations ?? {};
  const candidates = [names['zh-hant'], names['en'], ...Object.values(names)];
  return candidates.find((name) => name?.trim())?.trim() ?? null;
}
