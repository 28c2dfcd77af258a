import { z } from 'zod';
import { Instant, bindingRoles, idParams } from '../primitives.js';
import { route } from '../route.js';
import { BindingOutcome } from './liff.js';

/** What staff may see of the secret that member links are signed with. */
export const MemberLinkSecret = z
  .object({
    /** the audience of the links; null: the channel has no LIFF app yet */
    liffId: z.string().nullable(),
    /** last four characters; null: there is no secret, every link is refused */
    ending: z.string().nullable(),
    createdAt: Instant.nullable(),
    /** until then links signed with the secret before are good, too */
    previousUntil: Instant.nullable(),
  })
  .meta({ id: 'MemberLinkSecret' });
export type MemberLinkSecret = z.infer<typeof MemberLinkSecret>;

export const NewMemberLinkSecret = z
  .object({
    /** shown this once */
    secret: z.string(),
  })
  .meta({ id: 'NewMemberLinkSecret' });
export type NewMemberLinkSecret = z.infer<typeof NewMemberLinkSecret>;

export const MemberLinkOffer = z
  .object({
    /** whose link it is, masked; null: nobody says */
    maskedName: z.string().nullable(),
    maskedNumber: z.string(),
    /** the LINE account that would be tied */
    lineName: z.string().nullable(),
    /** this LINE account is tied already, to the same member or to another one */
    bound: z.enum(['no', 'same', 'other']),
  })
  .meta({ id: 'MemberLinkOffer' });
export type MemberLinkOffer = z.infer<typeof MemberLinkOffer>;

const path = '/api/channels/:id/member-link-secret';
const staffErrors = ['auth.required', 'auth.forbidden', 'request.not_found'] as const;
const linkErrors = [
  'request.invalid',
  'liff.session_required',
  'binding.disabled',
  'member_link.invalid',
  'member_link.expired',
  'member_link.used',
  'member_link.other_channel',
  'member_link.member_unknown',
  'shop.unavailable',
] as const;

/** A JWT; what is in it is judged by the server. */
const token = z.string().min(20).max(2000);

export const getMemberLinkSecret = route({
  name: 'getMemberLinkSecret',
  method: 'GET',
  path,
  access: bindingRoles,
  summary: 'Whether a channel has a secret for signed member links; never the secret',
  params: idParams,
  response: MemberLinkSecret,
  errors: staffErrors,
});

export const replaceMemberLinkSecret = route({
  name: 'replaceMemberLinkSecret',
  method: 'POST',
  path,
  access: ['admin'],
  summary: 'Make a new secret for signed member links, shown this once',
  params: idParams,
  body: z
    .strictObject({
      /** links signed with the secret before are refused at once, not after a day */
      endPrevious: z.boolean(),
    })
    .meta({ id: 'ReplaceMemberLinkSecret' }),
  response: NewMemberLinkSecret,
  status: 201,
  errors: [...staffErrors, 'request.invalid'],
});

export const removeMemberLinkSecret = route({
  name: 'removeMemberLinkSecret',
  method: 'DELETE',
  path,
  access: ['admin'],
  summary: 'Take the secret away: every signed member link is refused',
  params: idParams,
  errors: staffErrors,
});

export const offerMemberLink = route({
  name: 'offerMemberLink',
  method: 'POST',
  path: '/api/liff/member-links/offer',
  access: 'liff',
  summary: 'Whom a signed member link is about, masked; uses nothing up',
  body: z.strictObject({ token }).meta({ id: 'OfferMemberLink' }),
  response: MemberLinkOffer,
  errors: linkErrors,
});

export const acceptMemberLink = route({
  name: 'acceptMemberLink',
  method: 'POST',
  path: '/api/liff/member-links',
  access: 'liff',
  summary: 'Tie the member of a signed link to this LINE account; the link is used up',
  body: z
    .strictObject({ token, consentVersion: z.string().max(64).optional() })
    .meta({ id: 'AcceptMemberLink' }),
  response: BindingOutcome,
  errors: [...linkErrors, 'member_link.bound_otherwise'],
});
