import { z } from 'zod';
import { ChannelReport, CheckName, ChecklistItem, IdentityTest, Repair } from '../channel-checks.js';
import { LiffId, bindingRoles, idParams } from '../primitives.js';
import { route } from '../route.js';

const staffErrors = ['auth.required', 'auth.forbidden', 'request.not_found'] as const;

export const listChannelReports = route({
  name: 'listChannelReports',
  method: 'GET',
  path: '/api/channel-checks',
  access: bindingRoles,
  summary: 'What was last found in the set-up of every channel',
  response: z.object({ items: z.array(ChannelReport) }).meta({ id: 'ChannelReportList' }),
  errors: ['auth.required', 'auth.forbidden'],
});

export const getChannelReport = route({
  name: 'getChannelReport',
  method: 'GET',
  path: '/api/channels/:id/checks',
  access: bindingRoles,
  summary: 'What was last found in the set-up of a channel',
  params: idParams,
  response: ChannelReport,
  errors: staffErrors,
});

export const checkChannel = route({
  name: 'checkChannel',
  method: 'POST',
  path: '/api/channels/:id/checks',
  access: bindingRoles,
  summary: 'Ask LINE, the shop and the SMS gateway now; everything unless some checks are named',
  params: idParams,
  body: z.strictObject({ checks: z.array(CheckName).min(1).optional() }).meta({ id: 'CheckChannel' }),
  response: ChannelReport,
  errors: ['request.invalid', ...staffErrors],
});

export const repairChannel = route({
  name: 'repairChannel',
  method: 'POST',
  path: '/api/channels/:id/repairs',
  access: ['admin'],
  summary: 'Put right at LINE what is wrong; nothing happens when nothing is',
  params: idParams,
  body: z.strictObject({ repair: Repair }).meta({ id: 'RepairChannel' }),
  response: z
    .object({
      outcome: z.enum(['repaired', 'nothingToDo', 'refused']),
      /** LINE's own words when it refused */
      detail: z.string().nullable(),
      report: ChannelReport,
    })
    .meta({ id: 'RepairedChannel' }),
  errors: ['request.invalid', ...staffErrors, 'request.conflict', 'channel.taken'],
});

export const tickChecklist = route({
  name: 'tickChecklist',
  method: 'PUT',
  path: '/api/channels/:id/checklist',
  access: ['admin'],
  summary: 'Tick a step that was done by hand, or take the tick away',
  params: idParams,
  body: z.strictObject({ item: ChecklistItem, done: z.boolean() }).meta({ id: 'TickChecklist' }),
  response: ChannelReport,
  errors: ['request.invalid', ...staffErrors],
});

export const startIdentityTest = route({
  name: 'startIdentityTest',
  method: 'POST',
  path: '/api/channels/:id/identity-tests',
  access: ['admin'],
  summary: 'A link that a staff member opens in LINE: proves that both channels know the same people',
  params: idParams,
  response: IdentityTest.extend({ url: z.string() }).meta({ id: 'StartedIdentityTest' }),
  status: 201,
  errors: [...staffErrors, 'channel.no_liff'],
});

export const getIdentityTest = route({
  name: 'getIdentityTest',
  method: 'GET',
  path: '/api/channels/:id/identity-test',
  access: bindingRoles,
  summary: 'How far the newest identity test is',
  params: idParams,
  response: z.object({ test: IdentityTest.nullable() }).meta({ id: 'CurrentIdentityTest' }),
  errors: staffErrors,
});

/** The test link's own page. It makes no session and touches no contact. */
export const openIdentityTest = route({
  name: 'openIdentityTest',
  method: 'POST',
  path: '/api/liff/identity-tests',
  access: 'public',
  summary: 'Show who opened the test link, by ID token',
  body: z
    .strictObject({
      liffId: LiffId,
      token: z.string().regex(/^[\w-]{43}$/),
      idToken: z.string().min(20).max(4096),
    })
    .meta({ id: 'OpenIdentityTest' }),
  response: z
    .object({
      /** to be written in the chat */
      text: z.string(),
      prefilledChatUrl: z.string().nullable(),
      profileFound: z.boolean(),
    })
    .meta({ id: 'OpenedIdentityTest' }),
  errors: [
    'request.invalid',
    'auth.link_invalid',
    'liff.id_token_invalid',
    'liff.id_token_expired',
    'liff.identity_unavailable',
  ],
});
