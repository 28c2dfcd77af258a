import { z } from 'zod';
import { Id, Instant, bindingRoles, idParams } from '../primitives.js';
import { route } from '../route.js';
import { listContacts } from './contacts.js';

export const revealContactPhone = route({
  name: 'revealContactPhone',
  method: 'POST',
  path: '/api/contacts/:id/phone',
  access: bindingRoles,
  summary: 'The whole number of the active binding; every look is audited',
  params: idParams,
  response: z.object({ phone: z.string() }).meta({ id: 'RevealedPhone' }),
  errors: ['auth.required', 'auth.forbidden', 'request.not_found', 'binding.not_bound'],
});

const Rows = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])));

/** Everything that is held about one person, in plain words and whole numbers. */
export const PersonExport = z
  .object({
    exportedAt: Instant,
    contact: Rows,
    customer: Rows,
    bindings: Rows,
    codes: Rows,
    sessions: Rows,
    reviews: Rows,
    tags: Rows,
    /** the rich menu of their own, if there is one */
    menus: Rows,
    /** counted links that were made for this person */
    links: Rows,
    /** journeys that they entered, and what became of each step */
    journeys: Rows,
    journeySteps: Rows,
    messages: Rows,
    sms: Rows,
    /** browsers of websites that are or were tied */
    websites: Rows,
    staffActions: Rows,
  })
  .meta({ id: 'PersonExport' });
export type PersonExport = z.infer<typeof PersonExport>;

export const exportContact = route({
  name: 'exportContact',
  method: 'GET',
  path: '/api/contacts/:id/export',
  access: bindingRoles,
  summary: 'Everything that is held about a person, as JSON; audited',
  params: idParams,
  response: PersonExport,
  errors: ['auth.required', 'auth.forbidden', 'request.not_found'],
});

export const eraseContact = route({
  name: 'eraseContact',
  method: 'POST',
  path: '/api/contacts/:id/erasure',
  access: ['admin'],
  summary: 'Erase a person for good; what was observed before never brings them back',
  params: idParams,
  body: z
    .strictObject({
      reason: z.string().trim().min(1).max(500),
      /** the last four letters of the LINE UID, so that nobody else is erased */
      confirm: z.string().trim().min(1).max(40),
    })
    .meta({ id: 'EraseContact' }),
  response: z.object({ contactId: Id, erasedAt: Instant }).meta({ id: 'ErasedContact' }),
  errors: [
    'request.invalid',
    'auth.required',
    'auth.forbidden',
    'request.not_found',
    'contact.confirm_mismatch',
  ],
});

export const exportContacts = route({
  name: 'exportContacts',
  method: 'GET',
  path: '/api/contacts.csv',
  access: bindingRoles,
  summary: 'The filtered list as CSV (UTF-8 with BOM); audited',
  query: listContacts.query
    .omit({ cursor: true, limit: true })
    .extend({ phones: z.enum(['masked', 'full']).default('masked') }),
  status: 200,
  errors: ['request.invalid', 'auth.required', 'auth.forbidden'],
});
