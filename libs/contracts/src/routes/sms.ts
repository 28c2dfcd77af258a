import { z } from 'zod';
import { Id, Instant, bindingRoles, page, pageQuery } from '../primitives.js';
import { route } from '../route.js';
import { Day } from './funnel.js';

export const SmsAccount = z
  .object({
    balance: z.number().int(),
    dailyCap: z.number().int().nullable(),
    lowBalance: z.number().int(),
    senderName: z.string(),
    /** text of the code message as it goes out, with a made-up code */
    preview: z.string(),
    previewSegments: z.number().int(),
    /** whether an SMS that did not arrive is given back */
    refundUndelivered: z.boolean(),
  })
  .meta({ id: 'SmsAccount' });
export type SmsAccount = z.infer<typeof SmsAccount>;

export const LedgerEntry = z
  .object({
    id: Id,
    kind: z.enum(['topUp', 'charge', 'refund']),
    amount: z.number().int(),
    balanceAfter: z.number().int(),
    note: z.string(),
    deliveryId: Id.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'LedgerEntry' });
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** Days of the team's calendar, both included. */
const dayRange = { from: Day.optional(), to: Day.optional() };
const ledgerFilter = { ...dayRange, kind: z.enum(['topUp', 'charge', 'refund']).optional() };

const Cap = z.number().int().min(0).max(1_000_000);

export const SmsBudgets = z
  .object({
    team: z.object({ dailyCap: z.number().int(), usedToday: z.number().int() }),
    channels: z.array(
      z.object({ id: Id, name: z.string(), dailyCap: z.number().int(), usedToday: z.number().int() }),
    ),
    /** when a new day begins for the caps */
    resetsAt: Instant,
  })
  .meta({ id: 'SmsBudgets' });
export type SmsBudgets = z.infer<typeof SmsBudgets>;

export const smsMessageStates = ['queued', 'delivered', 'failed', 'unknown'] as const;

export const SmsMessage = z
  .object({
    id: Id,
    kind: z.string(),
    channelId: Id.nullable(),
    channelName: z.string().nullable(),
    /** null once the person was erased or the code is no longer kept */
    maskedPhone: z.string().nullable(),
    /** of the hand-over: `delivered` says the gateway took it */
    state: z.enum(smsMessageStates),
    /** what the gateway reported later: it arrived, it did not, or nobody knows and it counts as sent */
    receipt: z.enum(['delivered', 'undelivered', 'assumed']).nullable(),
    /** the team's gateway that took it; null: the installation's own, or one that was removed */
    gatewayName: z.string().nullable(),
    reason: z.string().nullable(),
    /** SMS units charged */
    segments: z.number().int().nullable(),
    refunded: z.boolean(),
    attempts: z.number().int(),
    /** the gateway's own number for it */
    providerId: z.string().nullable(),
    createdAt: Instant,
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'SmsMessage' });
export type SmsMessage = z.infer<typeof SmsMessage>;

export const getSmsAccount = route({
  name: 'getSmsAccount',
  method: 'GET',
  path: '/api/sms/account',
  access: bindingRoles,
  summary: 'SMS credit of the team',
  response: SmsAccount,
  errors: ['auth.required', 'auth.forbidden'],
});

export const listLedger = route({
  name: 'listLedger',
  method: 'GET',
  path: '/api/sms/ledger',
  access: bindingRoles,
  summary: 'Append-only ledger, newest first',
  query: z.strictObject({ ...pageQuery, ...ledgerFilter }),
  response: page('LedgerPage', LedgerEntry),
  errors: ['request.invalid', 'auth.required', 'auth.forbidden'],
});

export const topUpSms = route({
  name: 'topUpSms',
  method: 'POST',
  path: '/api/sms/top-ups',
  access: ['admin'],
  summary: 'Record bought credit; the same reference counts once',
  body: z
    .strictObject({
      amount: z.number().int().min(1).max(1_000_000),
      note: z.string().trim().min(1).max(200),
      reference: z.uuid(),
    })
    .meta({ id: 'TopUpSms' }),
  response: SmsAccount,
  status: 201,
  errors: ['request.invalid', 'auth.required', 'auth.forbidden', 'request.conflict'],
});

export const updateSmsAccount = route({
  name: 'updateSmsAccount',
  method: 'PATCH',
  path: '/api/sms/account',
  access: ['admin'],
  summary: 'Set the daily cap of the team, when low credit is noticed, and whether lost SMS are given back',
  body: z
    .strictObject({ dailyCap: Cap, lowBalance: Cap, refundUndelivered: z.boolean() })
    .partial()
    .meta({ id: 'UpdateSmsAccount' }),
  response: SmsAccount,
  errors: ['request.invalid', 'auth.required', 'auth.forbidden'],
});

export const getSmsBudgets = route({
  name: 'getSmsBudgets',
  method: 'GET',
  path: '/api/sms/budgets',
  access: bindingRoles,
  summary:
    'Daily caps of the team and its channels, and what is used of them; a channel’s is in its settings',
  response: SmsBudgets,
  errors: ['auth.required', 'auth.forbidden'],
});

export const exportLedger = route({
  name: 'exportLedger',
  method: 'GET',
  path: '/api/sms/ledger.csv',
  access: bindingRoles,
  summary: 'The filtered ledger as CSV (UTF-8 with BOM), times of the team’s zone; audited',
  query: z.strictObject(ledgerFilter),
  status: 200,
  errors: ['request.invalid', 'auth.required', 'auth.forbidden'],
});

export const listSmsMessages = route({
  name: 'listSmsMessages',
  method: 'GET',
  path: '/api/sms/messages',
  access: bindingRoles,
  summary: 'SMS of the team, newest first, with what became of them; numbers are masked',
  query: z.strictObject({
    ...pageQuery,
    ...dayRange,
    state: z.enum(smsMessageStates).optional(),
    channelId: Id.optional(),
  }),
  response: page('SmsMessagePage', SmsMessage),
  errors: ['request.invalid', 'auth.required', 'auth.forbidden'],
});
