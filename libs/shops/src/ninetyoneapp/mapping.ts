import { instantOf, taipeiInstant } from '../instants.js';
import { isSameNumber } from '../phone.js';
import type { ShopMember } from '../platform.js';
import { unknownStanding } from '../standing.js';
import type { MemberFields } from './schema.js';

/** Spellings under which a field may stand; the first that is filled counts. None is confirmed. */
const names = {
  code: ['MemberCode', 'CrmMemberCode', 'OuterMemberCode', 'MemberId', 'Id'],
  phone: ['CellPhone', 'Cellphone', 'MobilePhone', 'Mobile'],
  countryCode: ['CountryCode', 'CellPhoneCountryCode'],
  name: ['Name', 'MemberName', 'FullName'],
  email: ['Email', 'EMail'],
  tier: ['MemberCardName', 'CrmShopMemberCardName', 'MemberTierName', 'VipLevelName'],
  tierExpiresAt: ['MemberCardEndDate', 'EndDateTime', 'MemberTierEndDate'],
  points: ['Point', 'Points', 'AvailablePoint', 'TotalPoint'],
  blocked: ['IsBlack', 'IsBlocked', 'IsBlacklist'],
} as const;

function value(fields: MemberFields, name: keyof typeof names): string | null {
  const found = names[name]
    .map((spelling) => fields[spelling])
    .find((each) => each !== null && each !== '' && each !== undefined);
  return typeof found === 'string' || typeof found === 'number' ? String(found).trim() : null;
}

/** null: no member can be read from it, which is not the same as nobody. */
export function toMember(fields: MemberFields): ShopMember | null {
  const code = value(fields, 'code');
  if (!code) return null;
  const expires = value(fields, 'tierExpiresAt');
  const points = Number(value(fields, 'points') ?? NaN);
  return {
    id: code,
    memberNumber: code,
    name: value(fields, 'name'),
    tier: value(fields, 'tier'),
    tierExpiresAt: taipeiInstant(expires) ?? instantOf(expires),
    points: Number.isFinite(points) ? points : null,
    // A member of 91APP signs up by SMS, but no field was seen that says so.
    phoneVerified: false,
    blacklisted: names.blocked.some((spelling) => fields[spelling] === true),
    lineUserId: null,
    standing: { ...unknownStanding, email: value(fields, 'email') },
  };
}

/** A member that is shown without a number is the one that was asked for. */
export function holds(fields: MemberFields, e164: string): boolean {
  const phone = value(fields, 'phone');
  return phone === null || isSameNumber(phone, value(fields, 'countryCode'), e164);
}
