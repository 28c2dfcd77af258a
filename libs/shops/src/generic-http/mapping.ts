import { instantOf } from '../instants.js';
import { isSameNumber } from '../phone.js';
import type { ShopMember } from '../platform.js';
import type { GenericMember } from './schema.js';

/** A shop that shows the number must show the one that was asked for. */
export function holds({ phone }: GenericMember, e164: string): boolean {
  return phone === null || isSameNumber(phone, null, e164);
}

export function toMember(member: GenericMember): ShopMember {
  return {
    id: member.memberId,
    memberNumber: member.memberNumber ?? member.memberId,
    name: member.name?.trim() || null,
    tier: member.tier?.name.trim() || null,
    tierExpiresAt: instantOf(member.tier?.expiresAt),
    points: member.points,
    phoneVerified: member.phoneVerified,
    blacklisted: member.blocked,
    lineUserId: member.lineUserId?.trim() || null,
    standing: {
      email: member.email?.trim() || null,
      storeCredit: member.storeCredit,
      renewalGap: member.renewalGap ?? member.tier?.toRenewAmount ?? null,
      nextTier: (member.nextTier?.name ?? member.tier?.nextName)?.trim() || null,
      nextTierGap: member.nextTier?.gap ?? member.tier?.toNextAmount ?? null,
    },
  };
}
