import { z } from 'zod';
import { Country, Id, Instant, idParams } from '../primitives.js';
import { route } from '../route.js';

/** Providers that a team can send by, in the order of the console. Stored with a team's gateways: never rename one. */
export const smsGatewayKinds = [
  'mitake',
  'every8d',
  'kotsms',
  'twsms',
  'twilio',
  'vonage',
  'generic-http',
  'sandbox',
] as const;
export const SmsGatewayKind = z.enum(smsGatewayKinds).meta({ id: 'SmsGatewayKind' });
export type SmsGatewayKind = z.infer<typeof SmsGatewayKind>;

const Label = z.object({ 'zh-TW': z.string(), en: z.string() });

/** A provider as the console offers it, with the form of its credentials. */
export const SmsProvider = z
  .object({
    kind: SmsGatewayKind,
    name: Label,
    fields: z.array(z.object({ name: z.string(), label: Label, secret: z.boolean(), required: z.boolean() })),
  })
  .meta({ id: 'SmsProvider' });
export type SmsProvider = z.infer<typeof SmsProvider>;

export const TeamSmsGateway = z
  .object({
    id: Id,
    kind: SmsGatewayKind,
    name: z.string(),
    /** plain fields with their value; of a secret its last letters at most */
    credentials: z.array(
      z.object({
        name: z.string(),
        secret: z.boolean(),
        set: z.boolean(),
        value: z.string().nullable(),
        ending: z.string().nullable(),
      }),
    ),
    /** false: what is stored can not be read or does not fit the provider's form; passed over until entered anew */
    usable: z.boolean(),
    /** empty: every country */
    countries: z.array(z.string()),
    enabled: z.boolean(),
    /** where the provider reports to; guard it like a password */
    reportUrl: z.string(),
    createdAt: Instant,
  })
  .meta({ id: 'TeamSmsGateway' });
export type TeamSmsGateway = z.infer<typeof TeamSmsGateway>;

const List = z
  .object({
    /** in the order in which they are tried */
    items: z.array(TeamSmsGateway),
    providers: z.array(SmsProvider),
    /** whether the installation has a gateway of its own, which serves while no own one is on */
    instanceGateway: z.boolean(),
  })
  .meta({ id: 'TeamSmsGatewayList' });

/** By the name of the field. Checked by the provider's own form; on a change an empty text takes an optional one out. */
const Credentials = z.record(z.string().regex(/^[A-Za-z]{1,40}$/), z.string().max(2000));

const fields = {
  name: z.string().trim().min(1).max(100),
  credentials: Credentials,
  countries: z.array(Country).max(30),
  enabled: z.boolean(),
};

const refusals = ['request.invalid', 'auth.required', 'auth.forbidden'] as const;

export const listSmsGateways = route({
  name: 'listSmsGateways',
  method: 'GET',
  path: '/api/sms/gateways',
  access: ['admin'],
  summary: 'SMS gateways of the team in their order, and what can be added',
  response: List,
  errors: ['auth.required', 'auth.forbidden'],
});

export const createSmsGateway = route({
  name: 'createSmsGateway',
  method: 'POST',
  path: '/api/sms/gateways',
  access: ['admin'],
  summary: 'Add an SMS gateway at the end of the order; credentials are write-only',
  body: z.strictObject({ kind: SmsGatewayKind, ...fields }).meta({ id: 'CreateSmsGateway' }),
  response: TeamSmsGateway,
  status: 201,
  errors: [...refusals, 'sms_gateway.too_many'],
});

export const updateSmsGateway = route({
  name: 'updateSmsGateway',
  method: 'PATCH',
  path: '/api/sms/gateways/:id',
  access: ['admin'],
  summary: 'Change an SMS gateway; credentials that are left out stay, secrets at their address only',
  params: idParams,
  body: z.strictObject(fields).partial().meta({ id: 'UpdateSmsGateway' }),
  response: TeamSmsGateway,
  errors: [...refusals, 'request.not_found', 'request.conflict'],
});

export const removeSmsGateway = route({
  name: 'removeSmsGateway',
  method: 'DELETE',
  path: '/api/sms/gateways/:id',
  access: ['admin'],
  summary: 'Take an SMS gateway and its credentials out',
  params: idParams,
  errors: [...refusals, 'request.not_found'],
});

export const orderSmsGateways = route({
  name: 'orderSmsGateways',
  method: 'PUT',
  path: '/api/sms/gateways/order',
  access: ['admin'],
  summary: 'Order in which gateways are tried; names every one of the team',
  body: z.strictObject({ ids: z.array(Id).min(1).max(50) }).meta({ id: 'OrderSmsGateways' }),
  response: List,
  errors: [...refusals, 'request.conflict'],
});

/** Proven by the token. Providers report in any form, so the body is read by the gateway's own parser. */
const report = {
  path: '/api/sms/reports/:gatewayId/:token',
  access: 'webhook',
  params: z.strictObject({ gatewayId: z.string(), token: z.string() }),
  status: 200,
  errors: ['request.not_found', 'request.too_large', 'service.busy'],
} as const;

export const receiveSmsReport = route({
  ...report,
  name: 'receiveSmsReport',
  method: 'POST',
  summary: 'Delivery report of an SMS gateway',
});

export const receiveSmsReportByQuery = route({
  ...report,
  name: 'receiveSmsReportByQuery',
  method: 'GET',
  summary: 'The same, from providers that report in the query',
});

/** The provider's words, with secrets and numbers masked. */
export const SmsGatewayTest = z
  .discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), credits: z.number(), currency: z.string().nullable() }),
    z.object({ ok: z.literal(false), detail: z.string() }),
  ])
  .meta({ id: 'SmsGatewayTest' });
export type SmsGatewayTest = z.infer<typeof SmsGatewayTest>;

export const testSmsGateway = route({
  name: 'testSmsGateway',
  method: 'POST',
  path: '/api/sms/gateways/test',
  access: ['admin'],
  summary: 'Ask a provider for the balance, which is free; nothing is saved or sent',
  body: z
    .strictObject({
      kind: SmsGatewayKind,
      credentials: Credentials,
      /** a saved gateway whose credentials fill in what is left out */
      id: Id.optional(),
    })
    .meta({ id: 'TestSmsGateway' }),
  response: SmsGatewayTest,
  errors: [...refusals, 'request.not_found'],
});
