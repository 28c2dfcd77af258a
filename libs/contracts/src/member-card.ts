import { z } from 'zod';
import { canCarry, codeKinds, codeSources } from './card-code.js';
import { SavedBy } from './binding-settings.js';
import { Id, Instant, graphemeLength } from './primitives.js';

/** What a member card can show of a member; `name` and `tier` stand on its face. */
export const cardFieldKeys = [
  'name',
  'tier',
  'memberNumber',
  'phone',
  'tierExpiresAt',
  'points',
  'storeCredit',
  'renewalGap',
  'nextTierGap',
] as const;
export type CardFieldKey = (typeof cardFieldKeys)[number];

export const fieldLabelLimit = 12;

export const CardField = z
  .strictObject({
    key: z.enum(cardFieldKeys),
    /** empty: the usual words, in the customer's language */
    label: z
      .string()
      .trim()
      .max(100)
      .refine((text) => graphemeLength(text) <= fieldLabelLimit, `at most ${fieldLabelLimit} characters`),
  })
  .meta({ id: 'CardField' });
export type CardField = z.infer<typeof CardField>;

export const CardCode = z
  .strictObject({
    kind: z.enum(codeKinds),
    source: z.enum(codeSources),
    /** a QR code of the same beside it, to switch to */
    withQr: z.boolean(),
  })
  .refine(({ kind, source }) => canCarry(kind, source), { message: 'code.email', path: ['kind'] })
  .meta({ id: 'CardCode' });
export type CardCode = z.infer<typeof CardCode>;

const content = {
  fields: z
    .array(CardField)
    .max(cardFieldKeys.length)
    .refine((fields) => new Set(fields.map(({ key }) => key)).size === fields.length, 'field.repeated'),
  code: CardCode,
  /** of the card's face; its words are black or white, whichever can be read on it */
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  /** 1200×512 */
  pictureId: Id.nullable(),
  unbind: z.strictObject({
    /** customers may end their binding themselves */
    allowed: z.boolean(),
    /** tags that come off with it */
    tagIds: z.array(Id).max(20),
  }),
};

/** What staff write; `version` is the one they edited, an older one is refused with 409. */
export const MemberCardInput = z
  .strictObject({ version: z.number().int().min(0), ...content })
  .meta({ id: 'MemberCardInput' });
export type MemberCardInput = z.infer<typeof MemberCardInput>;
export type MemberCardContent = Omit<MemberCardInput, 'version'>;

export const MemberCardSettings = z
  .object({
    channelId: Id,
    /** 0: nobody has saved yet, these are the usual settings */
    version: z.number().int(),
    ...content,
    pictureUrl: z.string().nullable(),
    memberCardUrl: z.string().nullable(),
    updatedAt: Instant.nullable(),
    savedBy: SavedBy.nullable(),
  })
  .meta({ id: 'MemberCardSettings' });
export type MemberCardSettings = z.infer<typeof MemberCardSettings>;

export function defaultMemberCard(): MemberCardContent {
  return {
    fields: [
      { key: 'name', label: '' },
      { key: 'tier', label: '' },
      { key: 'points', label: '' },
      { key: 'storeCredit', label: '' },
      { key: 'tierExpiresAt', label: '' },
      { key: 'nextTierGap', label: '' },
    ],
    code: { kind: 'code128', source: 'memberNumber', withQr: true },
    color: '#067a38',
    pictureId: null,
    unbind: { allowed: true, tagIds: [] },
  };
}

/** A member as the card shows them; null: the shop does not say. */
export const CardMember = z
  .object({
    name: z.string().nullable(),
    memberNumber: z.string().nullable(),
    /** masked; null for somebody who was bound without a number */
    phone: z.string().nullable(),
    tier: z.string().nullable(),
    tierExpiresAt: Instant.nullable(),
    points: z.number().nullable(),
    storeCredit: z.number().nullable(),
    renewalGap: z.number().nullable(),
    nextTier: z.string().nullable(),
    nextTierGap: z.number().nullable(),
  })
  .meta({ id: 'CardMember' });
export type CardMember = z.infer<typeof CardMember>;

/** What a customer's page needs to draw the card. */
export const MemberCard = z
  .object({
    design: z.object({
      fields: z.array(CardField),
      code: CardCode,
      color: z.string(),
      pictureUrl: z.string().nullable(),
    }),
    member: CardMember,
    /** what the code says; null: nothing to say, or this kind of code can not say it */
    codeText: z.string().nullable(),
    /** when the shop said so; null: there is no shop to ask */
    asOf: Instant.nullable(),
    /** the shop did not answer now, or no longer knows the member: what is shown is older */
    stale: z.boolean(),
    unbindAllowed: z.boolean(),
  })
  .meta({ id: 'MemberCard' });
export type MemberCard = z.infer<typeof MemberCard>;
