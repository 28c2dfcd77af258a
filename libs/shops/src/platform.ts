import type { MemberStanding } from './standing.js';

export type ShopMember = {
  id: string;
  memberNumber: string;
  name: string | null;
  /** name of the tier as the shop shows it, zh-TW first */
  tier: string | null;
  /** the shop itself has proven this number */
  phoneVerified: boolean;
  blacklisted: boolean;
  /** LINE user id that the shop holds; of the shop's own provider, so it may differ from ours */
  lineUserId: string | null;
  points: number | null;
  /** ISO 8601, UTC */
  tierExpiresAt: string | null;
  standing: MemberStanding;
};

/** `unavailable`: nothing is known, say "later", never "not found". `misconfigured`: staff must act. */
export type ShopTrouble = { kind: 'unavailable'; detail: string } | { kind: 'misconfigured'; detail: string };

export type MemberMatch =
  | { kind: 'none' }
  | { kind: 'one'; member: ShopMember }
  | { kind: 'many'; members: ShopMember[] }
  | ShopTrouble;

/** `holdsPhone`: whether the record that was read holds exactly this number (E.164). */
export type MemberRead =
  { kind: 'none' } | { kind: 'one'; member: ShopMember; holdsPhone: (e164: string) => boolean } | ShopTrouble;

export type ConnectionTest =
  | { ok: true; scopes: string[] }
  | { ok: false; reason: 'unauthorized' | 'forbidden' | 'unavailable'; detail: string };

/**
 * How a write at the shop ended. `refused`: it never will be done. `denied`: not with these credentials. `unavailable`:
 * it may have been done or not; doing it again does no harm.
 */
export type ShopWrite = { kind: 'done' } | { kind: 'refused' | 'denied' | 'unavailable'; detail: string };

/** `notTaken`: the shop system hears of no ends of bindings, or knows nothing of this one; there is nothing to mend. */
export type ShopUnlink = ShopWrite | { kind: 'notTaken'; detail: string };

/** A member and the LINE user who was bound to it. */
export type LineLink = {
  /** the same for every try */
  requestId: string;
  memberId: string;
  lineUserId: string;
  /** id of the Messaging API channel that knows the user by this id */
  messagingChannelId: string;
  /** ISO 8601, UTC */
  boundAt: string;
};

/** The same when it has ended. */
export type LineUnlink = LineLink & {
  /** ISO 8601, UTC */
  unboundAt: string;
};

/** One shop of one brand. Keep the instance: it holds the shop's rate budget. Never throws for faults outside. */
export abstract class ShopPlatform {
  /** Takes E.164; members whose number is exactly this one, those with a proven number first. */
  abstract findByPhone(e164: string): Promise<MemberMatch>;
  abstract getMember(id: string): Promise<MemberRead>;
  abstract testConnection(): Promise<ConnectionTest>;

  /** Puts a tag on a member; one that is on stays. Where the definition's `writeBack` offers it. */
  tagMember(_memberId: string, _tag: string): Promise<ShopWrite> {
    return notOffered();
  }

  /** Tells the shop a member's LINE id. Where the definition's `writeBack` offers it. */
  linkLine(_link: LineLink): Promise<ShopWrite> {
    return notOffered();
  }

  /** Tells the shop that a member is this LINE user's no longer. Where the definition's `writeBack` offers it. */
  unlinkLine(_unlink: LineUnlink): Promise<ShopUnlink> {
    return notOffered();
  }

  /** Has the shop call this address when a member changes. Where the definition's `webhook` says that it can. */
  registerWebhook(_address: string): Promise<ShopWrite> {
    return notOffered();
  }
}

async function notOffered(): Promise<ShopWrite> {
  return { kind: 'refused', detail: 'this shop system does not offer it' };
}
