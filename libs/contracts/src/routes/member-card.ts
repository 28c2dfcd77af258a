import { z } from 'zod';
import { MemberCard, MemberCardInput, MemberCardSettings } from '../member-card.js';
import { bindingRoles, idParams } from '../primitives.js';
import { route } from '../route.js';

export const getMemberCardSettings = route({
  name: 'getMemberCardSettings',
  method: 'GET',
  path: '/api/channels/:id/member-card',
  access: bindingRoles,
  summary: 'How the member card of a channel looks and what it carries',
  params: idParams,
  response: MemberCardSettings,
  errors: ['auth.required', 'auth.forbidden', 'request.not_found'],
});

export const saveMemberCardSettings = route({
  name: 'saveMemberCardSettings',
  method: 'PUT',
  path: '/api/channels/:id/member-card',
  access: bindingRoles,
  summary: 'Save the member card; refused when somebody saved since',
  params: idParams,
  body: MemberCardInput,
  response: MemberCardSettings,
  errors: [
    'request.invalid',
    'auth.required',
    'auth.forbidden',
    'request.not_found',
    'member_card.settings_changed',
  ],
});

export const unbindMyself = route({
  name: 'unbindMyself',
  method: 'POST',
  path: '/api/liff/unbinding',
  access: 'liff',
  summary: 'End the own binding, where the channel allows it, and withdraw what was granted in LINE',
  body: z
    .strictObject({
      /** of LINE's script; without it only the binding ends */
      accessToken: z.string().min(1).max(2000).nullable(),
    })
    .meta({ id: 'UnbindMyself' }),
  response: z
    .object({
      /** LINE has withdrawn what the customer granted */
      deauthorized: z.boolean(),
    })
    .meta({ id: 'Unbound' }),
  errors: [
    'request.invalid',
    'liff.session_required',
    'binding.disabled',
    'binding.not_bound',
    'binding.unbind_not_allowed',
  ],
});

export const getMemberCard = route({
  name: 'getMemberCard',
  method: 'GET',
  path: '/api/liff/member-card',
  access: 'liff',
  summary: 'The own member card, live from the shop where it answers in time',
  query: z.strictObject({
    /** asks the shop again even when its last answer is younger than a minute */
    refresh: z.enum(['1']).optional(),
  }),
  response: MemberCard,
  errors: ['request.invalid', 'liff.session_required', 'binding.disabled', 'binding.not_bound'],
});
