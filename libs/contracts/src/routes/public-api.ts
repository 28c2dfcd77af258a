import { z } from 'zod';
import { Id, LineUserId } from '../primitives.js';
import { route } from '../route.js';

/** For servers of a brand, with an API key. What stands here is promised to others: fields are added, never changed. */

const errors = ['api_key.invalid', 'request.rate_limited', 'service.busy'] as const;

export const listPublicTags = route({
  name: 'listPublicTags',
  method: 'GET',
  path: '/api/v1/tags',
  access: 'apiKey',
  summary: 'Tags that can be put on contacts',
  response: z
    .object({
      items: z.array(
        z.object({ id: Id, name: z.string(), category: z.string().nullable() }).meta({ id: 'PublicTag' }),
      ),
    })
    .meta({ id: 'PublicTagList' }),
  errors,
});

/** One LINE user may be a contact of several channels; without a channel that is ambiguous. */
const inChannel = { channelId: Id.optional() };

export const ContactReference = z
  .union([
    z.strictObject({ lineUserId: LineUserId, ...inChannel }),
    /** of whoever is bound with it now */
    z.strictObject({ memberNumber: z.string().trim().min(1).max(100), ...inChannel }),
    /** of whoever is bound with it now; E.164, or a Taiwanese mobile number in any usual spelling */
    z.strictObject({ phone: z.string().trim().min(8).max(40), ...inChannel }),
  ])
  .meta({ id: 'ContactReference' });
export type ContactReference = z.infer<typeof ContactReference>;

const TagIds = z.array(Id).max(20).default([]);

export const ContactTagging = z
  .discriminatedUnion('status', [
    z.object({
      status: z.literal('done'),
      contactId: Id,
      /** how many were not on before */
      added: z.number().int(),
      /** how many were on before */
      removed: z.number().int(),
    }),
    z.object({ status: z.literal('notFound') }),
    z.object({
      status: z.literal('ambiguous'),
      /** how many it may be; none of them was changed */
      contacts: z.number().int(),
    }),
  ])
  .meta({ id: 'ContactTagging' });
export type ContactTagging = z.infer<typeof ContactTagging>;

export const changeContactTags = route({
  name: 'changeContactTags',
  method: 'POST',
  path: '/api/v1/contact-tags',
  access: 'apiKey',
  summary: 'Put tags on contacts and take others off, all in one transaction; what is so already stays so',
  body: z
    .strictObject({ add: TagIds, remove: TagIds, contacts: z.array(ContactReference).min(1).max(100) })
    .meta({ id: 'ChangeContactTags' }),
  response: z
    .object({
      /** in the order in which the contacts were named */
      results: z.array(ContactTagging),
    })
    .meta({ id: 'ContactTaggings' }),
  errors: [...errors, 'request.invalid', 'tag.gone'],
});
