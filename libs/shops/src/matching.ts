import type { MemberMatch, ShopMember } from './platform.js';

/** Members whose number the shop has proven outrank those who only typed it in; several of the same rank are many. */
export function matchOf(holders: readonly ShopMember[]): MemberMatch {
  const verified = holders.filter(({ phoneVerified }) => phoneVerified);
  const members = verified.length > 0 ? verified : [...holders];
  const [member] = members;
  if (!member) return { kind: 'none' };
  return members.length === 1 ? { kind: 'one', member } : { kind: 'many', members };
}
