import { z } from 'zod';
import { Id, Instant, bindingRoles, idParams, page, pageQuery } from '../primitives.js';
import { route } from '../route.js';

export const BindingReview = z
  .object({
    id: Id,
    /** `merge`: bound already; whether it is the customer who has the number is the question */
    kind: z.enum(['contested', 'many', 'merge']),
    channelName: z.string(),
    contactId: Id,
    displayName: z.string().nullable(),
    /** null: a signed link brought it about, which proves no number */
    maskedPhone: z.string().nullable(),
    /** the member that the link names; null: a number did */
    memberId: z.string().nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'BindingReview' });
export type BindingReview = z.infer<typeof BindingReview>;

export const listBindingReviews = route({
  name: 'listBindingReviews',
  method: 'GET',
  path: '/api/binding-reviews',
  access: bindingRoles,
  summary: 'Numbers that staff must look at: held by another LINE account, or with several members',
  query: z.strictObject(pageQuery),
  response: page('BindingReviewPage', BindingReview),
  errors: ['request.invalid', 'auth.required', 'auth.forbidden'],
});

/** Another LINE account that would lose its binding. */
export const BindingHolder = z
  .object({
    contactId: Id,
    displayName: z.string().nullable(),
    maskedPhone: z.string(),
    memberNumber: z.string().nullable(),
    boundAt: Instant,
  })
  .meta({ id: 'BindingHolder' });
export type BindingHolder = z.infer<typeof BindingHolder>;

export const ReviewCandidate = z
  .object({
    memberId: z.string(),
    memberNumber: z.string(),
    maskedName: z.string().nullable(),
    tier: z.string().nullable(),
    phoneVerified: z.boolean(),
    blacklisted: z.boolean(),
    heldBy: BindingHolder.nullable(),
  })
  .meta({ id: 'ReviewCandidate' });
export type ReviewCandidate = z.infer<typeof ReviewCandidate>;

export const BindingReviewDetail = BindingReview.extend({
  state: z.enum(['open', 'approved', 'refused']),
  /** what the shop says now; `notAsked`: the channel matches with no shop, or the case is decided */
  shop: z.enum(['answered', 'notAsked', 'unavailable', 'misconfigured']),
  candidates: z.array(ReviewCandidate),
  /** who holds the number now; of `merge` the other contact of the customer */
  holder: BindingHolder.nullable(),
  /** the asking contact is bound already: end that binding first */
  contactBound: z.boolean(),
  decision: z.object({ staffName: z.string().nullable(), reason: z.string(), decidedAt: Instant }).nullable(),
}).meta({ id: 'BindingReviewDetail' });
export type BindingReviewDetail = z.infer<typeof BindingReviewDetail>;

export const getBindingReview = route({
  name: 'getBindingReview',
  method: 'GET',
  path: '/api/binding-reviews/:id',
  access: bindingRoles,
  summary: 'One case with the members that the shop has for the number now, names masked',
  params: idParams,
  response: BindingReviewDetail,
  errors: ['auth.required', 'auth.forbidden', 'request.not_found'],
});

export const decideBindingReview = route({
  name: 'decideBindingReview',
  method: 'POST',
  path: '/api/binding-reviews/:id/decision',
  access: bindingRoles,
  summary: 'Decide a case: approving binds the asking contact and ends whatever binding is in the way',
  params: idParams,
  body: z
    .strictObject({
      decision: z.enum(['approve', 'refuse']),
      /** the member to bind, of those the case lists */
      memberId: z.string().max(100).optional(),
      reason: z.string().trim().min(1).max(500),
    })
    .meta({ id: 'DecideBindingReview' }),
  response: BindingReviewDetail,
  errors: [
    'request.invalid',
    'auth.required',
    'auth.forbidden',
    'request.not_found',
    'review.decided',
    'review.choose_member',
    'review.no_member',
    'review.contact_bound',
    'shop.unavailable',
  ],
});
