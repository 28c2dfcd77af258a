import { z } from 'zod';
import type { SmsGateway } from './gateway.js';
import { trimBase, type HttpOptions } from './http.js';

/** What every gateway is made with besides its credentials. */
export type SmsGatewayOptions = HttpOptions & {
  /**
   * Where the provider shall report, public and https, with an unguessable token in its path and without a query:
   * most reports are unsigned. Absent: none are asked for.
   */
  reportUrl?: string;
  /** milliseconds since the epoch; the platform's clock unless told */
  now?: () => number;
};

type Label = { 'zh-TW': string; en: string };

/** One field of a credentials form, as the console draws it. */
export type SmsGatewayField = {
  name: string;
  label: Label;
  /** written, never shown again */
  secret: boolean;
  required: boolean;
};

/** One gateway as the console offers it. */
export type SmsGatewayDefinition<Credentials extends z.ZodObject = z.ZodObject> = {
  name: Label;
  /** What the form is checked by, on both sides. */
  credentials: Credentials;
  /** What the form is drawn from, in its order. */
  fields: readonly SmsGatewayField[];
  /** Throws a ZodError that names the fields, never their values, when the credentials do not fit the form. */
  create: (credentials: unknown, options: SmsGatewayOptions) => SmsGateway;
  /** Fields that say where the secrets go: those that are stored are not for another address. */
  addressFields: readonly string[];
  /**
   * The account that stored credentials belong to, as text without a secret: a message is known to the account that
   * sent it and to no other. A new password or key is the same account.
   */
  accountOf: (credentials: Readonly<Record<string, string>>) => string;
};

/** Ties a gateway's form to its adapter. */
export function defineSmsGateway<Credentials extends z.ZodObject>(definition: {
  name: Label;
  credentials: Credentials;
  create: (credentials: z.output<Credentials>, options: SmsGatewayOptions) => SmsGateway;
}): SmsGatewayDefinition<Credentials> {
  const { name, credentials, create } = definition;
  const account = fieldsMarked(credentials, 'account');
  // Nobody could tell two accounts apart.
  if (account.length === 0) throw new Error('no field of the credentials names the account');
  return {
    name,
    credentials,
    fields: fieldsOf(credentials),
    addressFields: fieldsMarked(credentials, 'address'),
    create: (given, options) => create(credentials.parse(given), options),
    accountOf: (given) => JSON.stringify(account.map((field) => [field, trimBase(given[field] ?? '')])),
  };
}

const Meta = z.object({
  label: z.object({ 'zh-TW': z.string(), en: z.string() }),
  secret: z.boolean().default(false),
  account: z.boolean().default(false),
  address: z.boolean().default(false),
});

/** Throws at start-up when a field was made without the functions below, and so has no label. */
function fieldsOf(credentials: z.ZodObject): SmsGatewayField[] {
  return Object.entries(credentials.shape).map(([name, field]) => {
    const { label, secret } = Meta.parse(z.globalRegistry.get(field));
    return { name, label, secret, required: !z.safeParse(field, undefined).success };
  });
}

function fieldsMarked(credentials: z.ZodObject, mark: 'account' | 'address'): string[] {
  return Object.entries(credentials.shape).flatMap(([name, field]) =>
    Meta.parse(z.globalRegistry.get(field))[mark] ? [name] : [],
  );
}

/** A field that is shown again: senders, ids. */
export function plainField(label: Label): z.ZodString {
  return z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^\P{C}*$/u)
    .meta({ label });
}

/** A field that is shown again and tells one account of the provider from another. */
export function accountField(label: Label): z.ZodString {
  return plainField(label).meta({ label, account: true });
}

/** A field that is never shown again. */
export function secretField(label: Label): z.ZodString {
  return z
    .string()
    .min(1)
    .max(500)
    .regex(/^\P{C}*$/u)
    .meta({ label, secret: true });
}

/** A field that may be left out, with the label of its own. */
export function optionalField(field: z.ZodString): z.ZodOptional<z.ZodString> {
  return field.optional().meta(field.meta() ?? {});
}

/** The provider's address, https only: credentials travel in the request. Another address is another account. */
export function baseUrlField(): z.ZodURL {
  const label = { 'zh-TW': 'API 網址', en: 'API address' };
  return z.url({ protocol: /^https$/ }).meta({ label, account: true, address: true });
}
