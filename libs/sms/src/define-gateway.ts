import { z } from 'zod';
import type { SmsGateway } from './gateway.js';
import type { HttpOptions } from './http.js';

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

/** One gateway as the console offers it. */
export type SmsGatewayDefinition<Credentials extends z.ZodType = z.ZodType> = {
  name: { 'zh-TW': string; en: string };
  /** The form. Each field's meta has `label` in both languages, and `secret: true` where it is write-only. */
  credentials: Credentials;
  /** Throws a ZodError that names the fields, never their values, when the credentials do not fit the form. */
  create: (credentials: unknown, options: SmsGatewayOptions) => SmsGateway;
};

/** Ties a gateway's form to its adapter. */
export function defineSmsGateway<Credentials extends z.ZodType>(definition: {
  name: SmsGatewayDefinition['name'];
  credentials: Credentials;
  create: (credentials: z.output<Credentials>, options: SmsGatewayOptions) => SmsGateway;
}): SmsGatewayDefinition<Credentials> {
  const { name, credentials, create } = definition;
  return { name, credentials, create: (given, options) => create(credentials.parse(given), options) };
}

type Label = SmsGatewayDefinition['name'];

/** A field that is shown again: account names, ids. */
export function plainField(label: Label): z.ZodString {
  return z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^\P{C}*$/u)
    .meta({ label });
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

/** The provider's address, https only: credentials travel in the request. */
export function baseUrlField(): z.ZodURL {
  return z.url({ protocol: /^https$/ }).meta({ label: { 'zh-TW': 'API 網址', en: 'API address' } });
}
