import { z } from 'zod';
import { Country, Id, Instant, bindingRoles, idParams } from '../primitives.js';
import { route } from '../route.js';
import { FunnelResult } from './funnel.js';

/**
 * Staff try a channel with their own phone through a link with a source of this form. What they do is found by it; the
 * funnel leaves it out.
 */
export const trialSourcePrefix = 'staff-test-';
export const TrialSource = z.string().regex(/^staff-test-[a-z0-9]{10,20}$/);

export const trialSteps = ['opened', 'sent', 'verified', 'matched', 'bound', 'answered'] as const;
export type TrialStep = (typeof trialSteps)[number];

export const BindingTrial = z
  .object({
    /** who opened the link, by LINE's name; null: nobody so far, or LINE did not tell */
    name: z.string().nullable(),
    steps: z.array(
      z.object({
        step: z.enum(trialSteps),
        state: z.enum(['waiting', 'done', 'failed']),
        at: Instant.nullable(),
        /** why it failed, as the funnel calls it */
        result: FunnelResult.nullable(),
      }),
    ),
  })
  .meta({ id: 'BindingTrial' });
export type BindingTrial = z.infer<typeof BindingTrial>;

const staffErrors = ['request.invalid', 'auth.required', 'auth.forbidden', 'request.not_found'] as const;

export const getBindingTrial = route({
  name: 'getBindingTrial',
  method: 'GET',
  path: '/api/channels/:id/binding-trial',
  access: bindingRoles,
  summary: 'How far somebody came who opened the binding link with this source in the last hour',
  params: idParams,
  query: z.strictObject({ source: TrialSource }),
  response: BindingTrial,
  errors: staffErrors,
});

export const sendTestSms = route({
  name: 'sendTestSms',
  method: 'POST',
  path: '/api/channels/:id/test-sms',
  access: bindingRoles,
  summary:
    'A test SMS to a typed number: charged like any other, one a minute and five an hour for each person',
  params: idParams,
  body: z
    .strictObject({ phone: z.string().trim().min(1).max(40), country: Country.default('TW') })
    .meta({ id: 'SendTestSms' }),
  response: z
    .object({ id: Id, maskedPhone: z.string(), segments: z.number().int() })
    .meta({ id: 'SentTestSms' }),
  status: 202,
  errors: [
    ...staffErrors,
    'binding.not_ready',
    'phone.invalid',
    'phone.not_mobile',
    'phone.country_not_allowed',
    'request.rate_limited',
    'sms.no_credit',
    'sms.daily_cap',
    'sms.no_gateway',
  ],
});
