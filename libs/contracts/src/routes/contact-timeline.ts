import { z } from 'zod';
import { Instant, allRoles, idParams, pageQuery } from '../primitives.js';
import { route } from '../route.js';
import { tieEnds } from '../social-binding.js';
import { taggingSources } from './tags.js';

export const timelineGroups = ['binding', 'sms', 'message', 'tag', 'staff'] as const;
export const TimelineGroup = z.enum(timelineGroups).meta({ id: 'TimelineGroup' });
export type TimelineGroup = z.infer<typeof TimelineGroup>;

const DeliveryState = z.enum(['queued', 'delivered', 'failed', 'unknown']);
const at = { id: z.string(), at: Instant };

/** One thing that happened to a contact, told from the rows that exist. Numbers are masked. */
export const TimelineEntry = z
  .discriminatedUnion('type', [
    z.object({ ...at, type: z.literal('pageOpened'), source: z.string().nullable() }),
    z.object({
      ...at,
      type: z.literal('codeSent'),
      maskedPhone: z.string(),
      /** of the code: open, right (proven, consumed), or replaced by a newer one */
      state: z.enum(['open', 'proven', 'consumed', 'replaced']),
      attempts: z.number().int(),
      expiresAt: Instant,
      delivery: DeliveryState.nullable(),
      /** what the gateway reported: it arrived, it did not, or nobody knows and it counts as sent */
      receipt: z.enum(['delivered', 'undelivered', 'assumed']).nullable(),
      failure: z.string().nullable(),
      /** SMS units charged, less what was refunded */
      cost: z.number().int().nullable(),
    }),
    z.object({
      ...at,
      type: z.literal('message'),
      kind: z.enum(['reply', 'push']),
      delivery: DeliveryState,
      failure: z.string().nullable(),
    }),
    z.object({ ...at, type: z.literal('followed') }),
    z.object({ ...at, type: z.literal('unfollowed') }),
    z.object({
      ...at,
      type: z.literal('bound'),
      maskedPhone: z.string(),
      memberNumber: z.string().nullable(),
    }),
    z.object({ ...at, type: z.literal('unbound'), maskedPhone: z.string(), reason: z.string().nullable() }),
    z.object({
      ...at,
      type: z.literal('reviewOpened'),
      kind: z.enum(['contested', 'many', 'merge']),
      maskedPhone: z.string(),
    }),
    z.object({
      ...at,
      type: z.literal('tagOn'),
      tag: z.string(),
      source: z.enum(taggingSources),
      /** which key, where it was the API */
      apiKeyName: z.string().nullable(),
    }),
    z.object({ ...at, type: z.literal('tagOff'), tag: z.string() }),
    z.object({ ...at, type: z.literal('siteTied'), page: z.string() }),
    z.object({ ...at, type: z.literal('siteUntied'), page: z.string(), by: z.enum(tieEnds) }),
    z.object({
      ...at,
      type: z.literal('staff'),
      action: z.string(),
      staffName: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ])
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const getContactTimeline = route({
  name: 'getContactTimeline',
  method: 'GET',
  path: '/api/contacts/:id/timeline',
  access: allRoles,
  summary: 'What happened to a contact, newest first',
  params: idParams,
  query: z.strictObject({ ...pageQuery, group: TimelineGroup.optional() }),
  response: z
    .object({ items: z.array(TimelineEntry), nextCursor: z.string().nullable() })
    .meta({ id: 'TimelinePage' }),
  errors: ['request.invalid', 'auth.required', 'request.not_found'],
});
