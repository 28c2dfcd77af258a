/** What a shop says of a member beyond the match, for the member card. Null: it does not say. */
export type MemberStanding = {
  email: string | null;
  /** money to spend, in the shop's currency */
  storeCredit: number | null;
  /** still to spend until the tier is kept; 0: it is */
  renewalGap: number | null;
  /** name of the tier above; null at the top, too */
  nextTier: string | null;
  /** still to spend until the tier above */
  nextTierGap: number | null;
};

export const unknownStanding: MemberStanding = {
  email: null,
  storeCredit: null,
  renewalGap: null,
  nextTier: null,
  nextTierGap: null,
};

/** What is left of a threshold; null where one of the two is not known. */
export function gapTo(threshold: number | null | undefined, reached: number | null | undefined) {
  return typeof threshold === 'number' && typeof reached === 'number'
    ? Math.max(0, threshold - reached)
    : null;
}
