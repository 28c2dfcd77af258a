import { isSameNumber } from '../phone.js';
import type { ShopMember } from '../platform.js';
import { unknownStanding } from '../standing.js';
import type { ShopifyCustomer } from './schema.js';

export function holds(customer: ShopifyCustomer, e164: string): boolean {
  return isSameNumber(customer.defaultPhoneNumber?.phoneNumber ?? null, null, e164);
}

/** Shopify verifies no numbers and knows neither tiers nor points: apps keep those, each in its own way. */
export function toMember(customer: ShopifyCustomer): ShopMember {
  return {
    id: customer.legacyResourceId,
    memberNumber: customer.legacyResourceId,
    name: customer.displayName?.trim() || null,
    tier: null,
    tierExpiresAt: null,
    points: null,
    phoneVerified: false,
    blacklisted: false,
    lineUserId: null,
    standing: unknownStanding,
  };
}
