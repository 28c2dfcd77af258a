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
};

/** `unavailable`: nothing is known, say "later", never "not found". `misconfigured`: staff must act. */
export type ShopTrouble = { kind: 'unavailable'; detail: string } | { kind: 'misconfigured'; detail: string };

export type MemberMatch =
  | { kind: 'none' }
  | { kind: 'one'; member: ShopMember }
  | { kind: 'many'; members: ShopMember[] }
  | ShopTrouble;

export type MemberRead = { kind: 'none' } | { kind: 'one'; member: ShopMember } | ShopTrouble;

export type ConnectionTest =
  | { ok: true; scopes: string[] }
  | { ok: false; reason: 'unauthorized' | 'forbidden' | 'unavailable'; detail: string };

/** One shop of one brand. Keep the instance: it holds the shop's rate budget. Never throws for faults outside. */
export abstract class ShopPlatform {
  /** Takes E.164; members whose number is exactly this one, those with a proven number first. */
  abstract findByPhone(e164: string): Promise<MemberMatch>;
  abstract getMember(id: string): Promise<MemberRead>;
  abstract testConnection(): Promise<ConnectionTest>;
}
