import { z } from 'zod';
import { Id, Instant, bindingRoles, idParams } from '../primitives.js';
import { route } from '../route.js';
import { ShopPlatformKey } from '../shop-platforms.js';
import { SecretState } from './channels.js';

const Label = z.object({ 'zh-TW': z.string(), en: z.string() });

/** A shop system as the console offers it: its form, its rate, and what has to be set there first. */
export const ShopPlatformInfo = z
  .object({
    key: ShopPlatformKey,
    name: Label,
    fields: z.array(
      z.object({
        name: z.string(),
        label: Label,
        hint: Label.nullable(),
        secret: z.boolean(),
        required: z.boolean(),
        /** null: free text */
        options: z.array(z.object({ value: z.string(), label: Label })).nullable(),
        /** shown only while another field has this value */
        when: z.object({ field: z.string(), value: z.string() }).nullable(),
      }),
    ),
    /** calls a second; null: no limit of its own */
    perSecond: z.number().nullable(),
    scopes: z.array(z.string()),
    prerequisites: z.array(z.object({ key: z.string(), text: Label })),
    /** false: parts of its answers were never seen by us, and are read tolerantly */
    confirmed: z.boolean(),
    /** what it may be told when a member is bound: lengths of a tag, the LINE id; and whether it takes that back */
    writeBack: z.object({
      tag: z.object({ min: z.number().int(), max: z.number().int() }).nullable(),
      lineId: z.boolean(),
      unlink: z.boolean(),
    }),
    /** null: it calls nobody when a member changes. `registers`: we can enter our address there ourselves */
    webhook: z.object({ registers: z.boolean(), topics: z.array(z.string()), steps: Label }).nullable(),
  })
  .meta({ id: 'ShopPlatformInfo' });
export type ShopPlatformInfo = z.infer<typeof ShopPlatformInfo>;

export const ShopWriteBack = z
  .strictObject({ tag: z.string().trim().min(1).max(40).nullable(), lineId: z.boolean() })
  .meta({ id: 'ShopWriteBack' });

export const ShopConnection = z
  .object({
    id: Id,
    platform: ShopPlatformKey,
    name: z.string(),
    /** fields of the form that may be shown */
    settings: z.record(z.string(), z.string()),
    /** the others: whether they are set, and how they end */
    secrets: z.record(z.string(), SecretState),
    /** prerequisites that staff have ticked off */
    doneSteps: z.array(z.string()),
    lastSuccessAt: Instant.nullable(),
    lastFailureAt: Instant.nullable(),
    lastFailure: z.string().nullable(),
    /** how the shop calls us when a member changes */
    webhook: z
      .object({
        /** null for those who may not change the connection: it must not be known to others */
        url: z.string().nullable(),
        /** the secret that proves its calls is there, or none is needed */
        ready: z.boolean(),
        registeredAt: Instant.nullable(),
        /** to the minute */
        lastReceivedAt: Instant.nullable(),
      })
      .nullable(),
    /** what the shop is told when a member is bound */
    writeBack: ShopWriteBack,
    createdAt: Instant,
  })
  .meta({ id: 'ShopConnection' });
export type ShopConnection = z.infer<typeof ShopConnection>;

const fields = {
  name: z.string().trim().min(1).max(100),
  /** checked by the platform's own form; a secret that is left out stays */
  credentials: z.record(z.string().max(40), z.string().max(2000)),
};

export const listShopPlatforms = route({
  name: 'listShopPlatforms',
  method: 'GET',
  path: '/api/shop-platforms',
  access: bindingRoles,
  summary: 'Shop systems that can be connected',
  response: z.object({ items: z.array(ShopPlatformInfo) }).meta({ id: 'ShopPlatformList' }),
  errors: ['auth.required', 'auth.forbidden'],
});

export const listShopConnections = route({
  name: 'listShopConnections',
  method: 'GET',
  path: '/api/shop-connections',
  access: bindingRoles,
  summary: 'Shops the team is connected to',
  response: z.object({ items: z.array(ShopConnection) }).meta({ id: 'ShopConnectionList' }),
  errors: ['auth.required', 'auth.forbidden'],
});

export const createShopConnection = route({
  name: 'createShopConnection',
  method: 'POST',
  path: '/api/shop-connections',
  access: ['admin'],
  summary: 'Connect a shop; the credentials are checked with the shop first',
  body: z.strictObject({ platform: ShopPlatformKey, ...fields }).meta({ id: 'CreateShopConnection' }),
  response: ShopConnection,
  status: 201,
  errors: ['request.invalid', 'auth.required', 'auth.forbidden', 'shop.connection_failed'],
});

export const updateShopConnection = route({
  name: 'updateShopConnection',
  method: 'PATCH',
  path: '/api/shop-connections/:id',
  access: ['admin'],
  summary: 'Change a shop connection',
  params: idParams,
  body: z
    .strictObject({ ...fields, doneSteps: z.array(z.string().max(40)).max(20), writeBack: ShopWriteBack })
    .partial()
    .meta({ id: 'UpdateShopConnection' }),
  response: ShopConnection,
  errors: [
    'request.invalid',
    'auth.required',
    'auth.forbidden',
    'request.not_found',
    'shop.write_back',
    'shop.connection_failed',
  ],
});

const Detail = z.string().nullable();

/** What a try at the shop showed; numbers and names are masked. */
export const ShopTrial = z
  .object({
    connection: z.object({
      ok: z.boolean(),
      scopes: z.array(z.string()),
      reason: z.enum(['unauthorized', 'forbidden', 'unavailable']).nullable(),
      detail: Detail,
    }),
    /** null: no number was given */
    match: z
      .object({
        kind: z.enum(['none', 'one', 'many', 'unavailable', 'misconfigured']),
        detail: Detail,
        members: z.array(
          z.object({
            maskedNumber: z.string(),
            maskedName: Detail,
            tier: Detail,
            points: z.number().nullable(),
            phoneVerified: z.boolean(),
            blacklisted: z.boolean(),
            hasLineUserId: z.boolean(),
          }),
        ),
      })
      .nullable(),
    exchanges: z.array(
      z.object({
        method: z.string(),
        url: z.string(),
        body: Detail,
        /** null: no answer */
        status: z.number().nullable(),
        ms: z.number(),
      }),
    ),
  })
  .meta({ id: 'ShopTrial' });
export type ShopTrial = z.infer<typeof ShopTrial>;

export const tryShopConnection = route({
  name: 'tryShopConnection',
  method: 'POST',
  path: '/api/shop-connections/trial',
  access: ['admin'],
  summary: 'Asks the shop with credentials that need not be saved, and looks a number up',
  body: z
    .strictObject({
      platform: ShopPlatformKey,
      credentials: fields.credentials,
      /** a saved connection, whose secrets stand in for those that are left out */
      connectionId: Id.nullable(),
      phone: z.string().trim().max(40).nullable(),
    })
    .meta({ id: 'TryShopConnection' }),
  response: ShopTrial,
  errors: [
    'request.invalid',
    'auth.required',
    'auth.forbidden',
    'request.not_found',
    'phone.invalid',
    'phone.not_mobile',
  ],
});

export const registerShopWebhook = route({
  name: 'registerShopWebhook',
  method: 'POST',
  path: '/api/shop-connections/:id/webhook',
  access: ['admin'],
  summary: 'Enters our address at the shop, which then calls when a member changes',
  params: idParams,
  response: ShopConnection,
  errors: [
    'request.invalid',
    'auth.required',
    'auth.forbidden',
    'request.not_found',
    'shop.no_webhooks',
    'shop.connection_failed',
  ],
});

/** Proven by the token, and by the shop's own signature over the raw bytes where it signs. */
export const receiveShopWebhook = route({
  name: 'receiveShopWebhook',
  method: 'POST',
  path: '/api/shops/webhooks/:connectionId/:token',
  access: 'webhook',
  summary: 'A shop tells that a member has changed',
  params: z.strictObject({ connectionId: z.string(), token: z.string() }),
  status: 200,
  errors: ['request.not_found', 'webhook.signature', 'webhook.body', 'request.too_large', 'service.busy'],
});
