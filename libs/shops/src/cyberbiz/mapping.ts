import { taipeiInstant } from '../instants.js';
import { isSameNumber, nationalForm } from '../phone.js';
import type { ShopMember } from '../platform.js';
import { unknownStanding } from '../standing.js';
import type { CyberbizCustomer, VipInfo } from './schema.js';

/** Spellings to ask for, the usual one first: CYBERBIZ compares text. */
export function spellings(e164: string): string[] {
  return [nationalForm(e164), e164];
}

export function holds(customer: CyberbizCustomer, e164: string): boolean {
  return isSameNumber(customer.mobile, customer.country_calling_code, e164);
}

/** Without the tier, which is asked for apart. */
export function toMember(id: string, customer: CyberbizCustomer): ShopMember {
  const line = customer.uid_providers.find(({ provider_type: kind }) => kind === 'line');
  return {
    id,
    memberNumber: id,
    name: customer.name?.trim() || null,
    tier: null,
    phoneVerified: Boolean(customer.mobile_sms_confirmed_at?.trim()),
    blacklisted: customer.status === 'disabled' || customer.status === 'declined',
    lineUserId: line?.uid?.trim() || null,
    points: customer.bonus_remain,
    tierExpiresAt: null,
    standing: { ...unknownStanding, email: customer.email?.trim() || null },
  };
}

export function withTier(member: ShopMember, info: VipInfo | null): ShopMember {
  const tier = info?.current_level?.trim() || null;
  const extra = info?.extra_info;
  const standing = {
    ...member.standing,
    renewalGap:
      extra?.difference_of_total_spent_in_validity_days_for_renewal ??
      extra?.difference_of_total_spent_for_renewal ??
      null,
    nextTier: info?.next_level?.trim() || null,
    nextTierGap:
      extra?.difference_of_total_spent_in_validity_days_for_upgrade ??
      extra?.difference_of_total_spent_for_upgrade ??
      null,
  };
  return { ...member, tier, tierExpiresAt: taipeiInstant(extra?.end_at), standing };
}
