import { z } from 'zod';
import { SavedBy } from '../binding-settings.js';
import { Id, Instant, allRoles, graphemeLength, idParams } from '../primitives.js';
import { route } from '../route.js';
import { ContactFilter, contactSorts } from './contacts.js';

export const contactViewLimits = {
  /** letters as a reader counts them */
  name: 40,
  /** views of one person, shared ones included */
  each: 30,
} as const;

const Name = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((name) => !/[\r\n]/.test(name), 'one line')
  .refine(
    (name) => graphemeLength(name) <= contactViewLimits.name,
    `at most ${contactViewLimits.name} characters`,
  );

/** Filters and order of the contact list under a name. */
export const ContactView = z
  .object({
    id: Id,
    name: z.string(),
    /** everybody of the team sees it; else its owner only */
    shared: z.boolean(),
    filter: ContactFilter,
    sort: z.enum(contactSorts),
    /** who made it; null: somebody who is known no longer */
    owner: SavedBy.nullable(),
    mine: z.boolean(),
    /** the caller may change and delete it: an own one, or for admins and supervisors any that is shared */
    mayChange: z.boolean(),
    /** what the filter names and is archived or there no more; the filter still says it */
    gone: z.array(z.object({ what: z.enum(['tag', 'channel']), name: z.string().nullable() })),
    /** hand it back when changing */
    version: z.number().int(),
    updatedAt: Instant,
  })
  .meta({ id: 'ContactView' });
export type ContactView = z.infer<typeof ContactView>;

const errors = ['request.invalid', 'auth.required'] as const;
const writeErrors = [...errors, 'request.not_found', 'contact_view.name_taken'] as const;

export const listContactViews = route({
  name: 'listContactViews',
  method: 'GET',
  path: '/api/contact-views',
  access: allRoles,
  summary: 'The team’s shared views of the contact list, then the caller’s own, the oldest first',
  response: z.object({ items: z.array(ContactView) }).meta({ id: 'ContactViewList' }),
  errors: ['auth.required'],
});

export const createContactView = route({
  name: 'createContactView',
  method: 'POST',
  path: '/api/contact-views',
  access: allRoles,
  summary: 'Keep filters and order of the contact list under a name',
  body: z
    .strictObject({
      name: Name,
      shared: z.boolean().default(false),
      filter: ContactFilter.default({}),
      sort: z.enum(contactSorts).default('-createdAt'),
    })
    .meta({ id: 'CreateContactView' }),
  response: ContactView,
  status: 201,
  errors: [...writeErrors, 'contact_view.too_many'],
});

export const changeContactView = route({
  name: 'changeContactView',
  method: 'PATCH',
  path: '/api/contact-views/:id',
  access: allRoles,
  summary:
    'Rename a view, share it, or keep other filters in it; shared ones by their maker, admins, supervisors',
  params: idParams,
  body: z
    .strictObject({
      version: z.number().int().min(1),
      name: Name.optional(),
      /** only its maker can take back what is shared */
      shared: z.boolean().optional(),
      filter: ContactFilter.optional(),
      sort: z.enum(contactSorts).optional(),
    })
    .meta({ id: 'ChangeContactView' }),
  response: ContactView,
  errors: [...writeErrors, 'auth.forbidden', 'request.conflict'],
});

export const removeContactView = route({
  name: 'removeContactView',
  method: 'DELETE',
  path: '/api/contact-views/:id',
  access: allRoles,
  summary: 'Delete a view; the people it shows stay',
  params: idParams,
  errors: [...errors, 'auth.forbidden', 'request.not_found'],
});
