import { z } from 'zod';
import { Id, Instant, bindingRoles, page, pageQuery } from '../primitives.js';
import { route } from '../route.js';

export const SmsAccount = z
  .object({
    balance: z.number().int(),
    dailyCap: z.number().int().nullable(),
    lowBalance: z.number().int(),
    senderName: z.string(),
    /** text of the code message as it goes out, with a made-up code */
    preview: z.string(),
    previewSegments: z.number().int(),
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
  query: z.strictObject(pageQuery),
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
