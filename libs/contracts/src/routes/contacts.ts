import { z } from 'zod';
import { MatchPlatform } from '../binding-settings.js';
import { Id, Instant, LinkSource, allRoles, bindingRoles, idParams, page, pageQuery } from '../primitives.js';
import { route } from '../route.js';
import { Day, FunnelResult } from './funnel.js';

/** Why the shop's word puts a binding in doubt: its customer is asked to prove a number anew. */
export const VerifyAgainReason = z.enum(['phoneChanged', 'memberGone', 'memberMerged']);
export type VerifyAgainReason = z.infer<typeof VerifyAgainReason>;

/** Something that the shop was told of a binding, or of its end. */
export const ShopWriteState = z
  .object({
    what: z.enum(['tag', 'lineId', 'unlink']),
    /** `unknown`: it may have arrived; `notTaken`: the shop system hears of no ends of bindings, which is its right */
    state: z.enum(['queued', 'delivered', 'failed', 'unknown', 'notTaken']),
    reason: z.string().nullable(),
    at: Instant,
  })
  .meta({ id: 'ShopWriteState' });
export type ShopWriteState = z.infer<typeof ShopWriteState>;

export const Binding = z
  .object({
    id: Id,
    state: z.enum(['active', 'ended']),
    platform: MatchPlatform,
    memberNumber: z.string().nullable(),
    memberName: z.string().nullable(),
    maskedPhone: z.string(),
    boundAt: Instant,
    /** taken over from another system, not proven by a code here */
    imported: z.boolean(),
    endedAt: Instant.nullable(),
    endReason: z.string().nullable(),
    /** still active, but no longer sure */
    verifyAgain: z.object({ since: Instant, reason: VerifyAgainReason }).nullable(),
  })
  .meta({ id: 'Binding' });
export type Binding = z.infer<typeof Binding>;

export const Contact = z
  .object({
    id: Id,
    channelId: Id,
    channelName: z.string(),
    lineUserId: z.string(),
    displayName: z.string().nullable(),
    pictureUrl: z.string().nullable(),
    /** null: LINE has not told; someone who was a friend before this channel was connected */
    friend: z.boolean().nullable(),
    bindingState: z.enum(['bound', 'verifyAgain', 'unbound', 'contested', 'many']),
    memberNumber: z.string().nullable(),
    maskedPhone: z.string().nullable(),
    platform: MatchPlatform.nullable(),
    boundAt: Instant.nullable(),
    /** the binding was taken over from another system */
    imported: z.boolean(),
    tags: z.array(z.object({ id: Id, name: z.string() })),
    createdAt: Instant,
  })
  .meta({ id: 'Contact' });
export type Contact = z.infer<typeof Contact>;

/** Another contact of the same person. */
export const SameCustomer = z
  .object({
    contactId: Id,
    displayName: z.string().nullable(),
    channelName: z.string(),
    maskedPhone: z.string().nullable(),
    memberNumber: z.string().nullable(),
  })
  .meta({ id: 'SameCustomer' });
export type SameCustomer = z.infer<typeof SameCustomer>;

export const ContactDetail = Contact.extend({
  bindings: z.array(Binding),
  /** contacts that are the same customer, by a number that each has proven */
  sameCustomer: z.array(SameCustomer),
  /** of the newest binding */
  shopWrites: z.array(ShopWriteState),
}).meta({ id: 'ContactDetail' });
export type ContactDetail = z.infer<typeof ContactDetail>;

/** What narrows the list of contacts, and whatever works on what the list shows. */
export const contactFilter = {
  q: z.string().trim().max(100).optional(),
  channelId: Id.optional(),
  binding: z.enum(['bound', 'unbound']).optional(),
  /** `unknown`: LINE has told nothing yet */
  friend: z.enum(['friend', 'blocked', 'unknown']).optional(),
  tagId: Id.optional(),
  /** people who came that far and no further between two days of the team's calendar */
  result: FunnelResult.optional(),
  from: Day.optional(),
  to: Day.optional(),
  source: z.union([z.literal('none'), LinkSource]).optional(),
};

export const ContactFilter = z.strictObject(contactFilter);
export type ContactFilter = z.infer<typeof ContactFilter>;

export const contactSorts = ['-createdAt', 'createdAt', '-boundAt', 'boundAt'] as const;

export const listContacts = route({
  name: 'listContacts',
  method: 'GET',
  path: '/api/contacts',
  access: allRoles,
  summary: 'Contacts; q finds an exact phone, member number or UID, or a name by its beginning',
  query: z.strictObject({
    ...pageQuery,
    ...contactFilter,
    /** those who are not bound come last by boundAt; people of a result come by their newest trace instead */
    sort: z.enum(contactSorts).default('-createdAt'),
  }),
  response: page('ContactPage', Contact),
  errors: ['request.invalid', 'auth.required'],
});

export const getContact = route({
  name: 'getContact',
  method: 'GET',
  path: '/api/contacts/:id',
  access: allRoles,
  summary: 'One contact with the history of its bindings',
  params: idParams,
  response: ContactDetail,
  errors: ['auth.required', 'request.not_found'],
});

export const unbindContact = route({
  name: 'unbindContact',
  method: 'POST',
  path: '/api/contacts/:id/unbind',
  access: bindingRoles,
  summary: 'End the binding; history stays',
  params: idParams,
  body: z
    .strictObject({
      reason: z.string().trim().min(1).max(500),
      removeTagIds: z.array(Id).max(50).default([]),
    })
    .meta({ id: 'UnbindContact' }),
  response: ContactDetail,
  errors: ['request.invalid', 'auth.required', 'auth.forbidden', 'request.not_found', 'binding.not_bound'],
});

export const splitContact = route({
  name: 'splitContact',
  method: 'POST',
  path: '/api/contacts/:id/split',
  access: bindingRoles,
  summary:
    'Take a contact out of the customer it was merged into; it stays apart, tags that came by merging go',
  params: idParams,
  body: z.strictObject({ reason: z.string().trim().min(1).max(500) }).meta({ id: 'SplitContact' }),
  response: ContactDetail,
  errors: ['request.invalid', 'auth.required', 'auth.forbidden', 'request.not_found', 'contact.not_merged'],
});
