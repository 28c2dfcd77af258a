import { instantOf } from '../instants.js';
import { isSameNumber } from '../phone.js';
import type { ShopMember } from '../platform.js';
import { unknownStanding } from '../standing.js';
import type { EasystoreCustomer } from './schema.js';

export function digitsOf(e164: string): string {
  return e164.replace(/\D/g, '');
}

export function holds({ phone }: EasystoreCustomer, e164: string): boolean {
  return isSameNumber(phone, null, e164);
}

/** EasyStore does not say whether a number was verified. */
export function toMember(customer: EasystoreCustomer): ShopMember {
  const names = [customer.last_name, customer.first_name].filter(Boolean).join('');
  return {
    id: customer.id,
    memberNumber: customer.code?.trim() || customer.id,
    name: customer.name?.trim() || names.trim() || null,
    tier: customer.membership?.name?.trim() || null,
    tierExpiresAt: instantOf(customer.membership?.expiresAt),
    points: customer.points,
    phoneVerified: false,
    blacklisted: customer.is_blocked,
    lineUserId: null,
    standing: { ...unknownStanding, email: customer.email?.trim() || null },
  };
}
