import { z } from 'zod';
import type { ShopPlatformOptions } from './calls.js';
import type { ShopPlatform } from './platform.js';
import type { ShopWebhook } from './webhooks.js';

export type Label = { 'zh-TW': string; en: string };

/** One field of a credentials form, as the console draws it. */
export type ShopField = {
  name: string;
  label: Label;
  hint: Label | null;
  /** written, never shown again */
  secret: boolean;
  required: boolean;
  /** null: free text */
  options: { value: string; label: Label }[] | null;
  /** shown only while another field has this value */
  when: { field: string; value: string } | null;
};

/** What may be told to the shop when a member is bound, and when the binding ends. */
export type ShopWriteBack = {
  /** lengths of a tag that the shop takes; null: it takes none from us */
  tag: { min: number; max: number } | null;
  lineId: boolean;
  /** whether it takes the LINE id back; else it keeps it when the binding ends */
  unlink: boolean;
};

/** One shop system as the console offers it. */
export type ShopPlatformDefinition<Credentials extends z.ZodObject = z.ZodObject> = {
  name: Label;
  /** what the form is checked by, on both sides */
  credentials: Credentials;
  /** what the form is drawn from, in its order */
  fields: readonly ShopField[];
  /** calls a second that the shop system allows; null: no limit of its own */
  perSecond: number | null;
  /** permissions that the credentials need, as the shop system calls them */
  scopes: readonly string[];
  /** what has to be set in the shop's own console first; ticked off by staff. The key is stored: never rename one. */
  prerequisites: readonly { key: string; text: Label }[];
  /** whether staff give the address, so that private ones must be refused */
  typedAddress: boolean;
  /** false: parts of the shop system's answers were never seen by us, and are read tolerantly */
  confirmed: boolean;
  writeBack: ShopWriteBack;
  /** null: the shop system calls nobody when a member changes, or nothing is known of it */
  webhook: ShopWebhook | null;
  /** Throws a ZodError that names the fields, never their values, when the credentials do not fit the form. */
  create: (credentials: unknown, options: ShopPlatformOptions) => ShopPlatform;
};

type Traits = Pick<ShopPlatformDefinition, 'name' | 'perSecond' | 'scopes' | 'prerequisites'> &
  Partial<Pick<ShopPlatformDefinition, 'typedAddress' | 'confirmed' | 'writeBack' | 'webhook'>>;

/** Ties a shop system's form to its adapter. */
export function defineShopPlatform<Credentials extends z.ZodObject>(
  definition: Traits & {
    credentials: Credentials;
    create: (credentials: z.output<Credentials>, options: ShopPlatformOptions) => ShopPlatform;
  },
): ShopPlatformDefinition<Credentials> {
  const { credentials, create } = definition;
  return {
    typedAddress: false,
    confirmed: true,
    writeBack: { tag: null, lineId: false, unlink: false },
    webhook: null,
    ...definition,
    fields: fieldsOf(credentials),
    create: (given, options) => create(credentials.parse(given), options),
  };
}

const LabelShape = z.object({ 'zh-TW': z.string().min(1), en: z.string().min(1) });
const Meta = z.object({
  label: LabelShape,
  hint: LabelShape.nullable().default(null),
  secret: z.boolean().default(false),
  options: z
    .array(z.object({ value: z.string(), label: LabelShape }))
    .nullable()
    .default(null),
  when: z.object({ field: z.string(), value: z.string() }).nullable().default(null),
});

/** Throws at start-up when a field has no label; the functions below give one. */
function fieldsOf(credentials: z.ZodObject): ShopField[] {
  return Object.entries(credentials.shape).map(([name, field]) => {
    const meta = Meta.parse(z.globalRegistry.get(field));
    return { name, ...meta, required: !z.safeParse(field, undefined).success };
  });
}

type Words = { label: Label; hint?: Label };

const printable = /^\P{C}*$/u;

/** A field that is shown again: handles, account names. */
export function plainField(words: Words): z.ZodString {
  return z.string().trim().min(1).max(200).regex(printable).meta(words);
}

/** A field that is never shown again. */
export function secretField(words: Words): z.ZodString {
  return z
    .string()
    .trim()
    .min(8)
    .max(2000)
    .regex(printable)
    .meta({ ...words, secret: true });
}

/** A field that may be left out, with the label of its own. */
export function optionalField(field: z.ZodString): z.ZodOptional<z.ZodString> {
  return field.optional().meta(field.meta() ?? {});
}

/** A field that is there only while another one has a value. */
export function fieldWhen(
  field: z.ZodString,
  when: { field: string; value: string },
): z.ZodOptional<z.ZodString> {
  return field.optional().meta({ ...field.meta(), when });
}

/** The shop's address. What the operator allows (https, no private networks) is checked when it is called. */
export function addressField(words: Words): z.ZodURL {
  return z
    .url({ protocol: /^https?$/ })
    .max(500)
    .meta(words);
}
