import { z } from 'zod';

export const roles = ['admin', 'supervisor', 'marketer', 'agent'] as const;
export const Role = z.enum(roles).meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;

/** Roles that may see and change phone binding (the product document: 管理員、主管). */
export const bindingRoles = ['admin', 'supervisor'] as const satisfies readonly Role[];
/** Roles that may write message cards. */
export const cardRoles = ['admin', 'supervisor', 'marketer'] as const satisfies readonly Role[];
export const allRoles = roles;

export const locales = ['zh-TW', 'en'] as const;
export const Locale = z.enum(locales).meta({ id: 'Locale' });
export type Locale = z.infer<typeof Locale>;

export const Id = z.uuid();
/** ISO 8601, UTC */
export const Instant = z.iso.datetime();
export const LiffId = z.string().regex(/^\d{10}-[A-Za-z0-9]{8}$/);
export const ChannelNumber = z.string().regex(/^\d{10}$/);
export const LineUserId = z.string().regex(/^U[0-9a-f]{32}$/);
/** ISO 3166-1 alpha-2 */
export const Country = z.string().regex(/^[A-Z]{2}$/);

export const idParams = z.strictObject({ id: Id });

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** IANA name */
export const TimeZone = z.string().max(64).refine(isTimeZone, 'is no IANA time zone');

/** Where a link stood (`?src=`): a rich menu, a poster, a message. */
export const LinkSource = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,31}$/);

/** Keyset paging: hand `nextCursor` back as `cursor`; null says there is no further page. */
export const pageQuery = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};

export function page<T extends z.ZodType>(id: string, item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() }).meta({ id });
}

const graphemes = new Intl.Segmenter('zh-TW', { granularity: 'grapheme' });

/** Length as a reader counts it: one emoji family is one. The same on both sides of the wire. */
export function graphemeLength(text: string): number {
  let count = 0;
  for (const _segment of graphemes.segment(text)) count += 1;
  return count;
}

export const triggerTextLimit = 60;

/** What is the same trigger text to a customer's keyboard: width, case and spaces do not count. */
export function foldTriggerText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** Text that the page sends on the customer's behalf: at most 60 graphemes, one line. */
export const TriggerText = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  .refine((text) => !/[\r\n]/.test(text), 'one line')
  .refine((text) => graphemeLength(text) <= triggerTextLimit, `at most ${triggerTextLimit} characters`);
