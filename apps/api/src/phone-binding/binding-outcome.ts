import type { ShopMember } from '@tieline/shops';
import type { MatchResult } from './member-lookup.js';

/** What a proven number leads to, before the database has its say about who holds it already. */
export type BindingDecision =
  | { kind: 'bind'; member: ShopMember | null }
  | { kind: 'notFound' }
  | { kind: 'many' }
  | { kind: 'staff' }
  | { kind: 'unavailable' };

/**
 * Match → decision. A shop that does not answer, for whatever reason, is never "not found". A blacklisted member is
 * not bound silently: staff decide.
 */
export function decideBinding(match: MatchResult): BindingDecision {
  switch (match.kind) {
    case 'not asked':
      return { kind: 'bind', member: null };
    case 'one':
      return match.member.blacklisted ? { kind: 'staff' } : { kind: 'bind', member: match.member };
    case 'none':
      return { kind: 'notFound' };
    case 'many':
      return { kind: 'many' };
    case 'unavailable':
    case 'misconfigured':
      return { kind: 'unavailable' };
  }
}
