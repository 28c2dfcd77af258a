import { codeTextOf, type CardMember, type MemberCard } from '@tieline/contracts';
import type { CardDraft } from './card-draft.js';

export const sampleNames = ['silver', 'gold', 'bare', 'stale'] as const;
export type SampleName = (typeof sampleNames)[number];

/** Words of samples in the console's language. */
export type SampleWords = { name: string; number: string; tiers: { gold: string; silver: string } };

const nothing: Omit<CardMember, 'name' | 'memberNumber' | 'phone'> = {
  tier: null,
  tierExpiresAt: null,
  points: null,
  storeCredit: null,
  renewalGap: null,
  nextTier: null,
  nextTierGap: null,
};

const texts = { memberNumber: '', phone: '0912345678', email: 'ming@example.com' };

/** The draft as it would be shown to a made-up member. */
export function sampleCard(draft: CardDraft, sample: SampleName, words: SampleWords): MemberCard {
  const { fields, code, color, pictureId, unbind } = draft;
  const who = { name: words.name, memberNumber: words.number, phone: '0912-***-678' };
  const known = { ...nothing, tierExpiresAt: '2027-12-31T15:59:59.000Z', points: 1280, storeCredit: 500 };
  const members: Record<SampleName, CardMember> = {
    silver: {
      ...who,
      ...known,
      tier: words.tiers.silver,
      renewalGap: 0,
      nextTier: words.tiers.gold,
      nextTierGap: 5800,
    },
    gold: { ...who, ...known, tier: words.tiers.gold, renewalGap: 1200 },
    bare: { ...who, ...nothing },
    stale: { ...who, ...nothing, tier: words.tiers.silver },
  };
  const text = { ...texts, memberNumber: words.number }[code.source];
  return {
    design: { fields, code, color, pictureUrl: pictureId && `/media/${pictureId}` },
    member: members[sample],
    codeText: codeTextOf(code.kind, text),
    asOf: '2026-11-21T08:02:00.000Z',
    stale: sample === 'stale',
    unbindAllowed: unbind.allowed,
  };
}
