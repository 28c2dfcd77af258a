import { z } from 'zod';
import { Id, allRoles, idParams } from '../primitives.js';
import { route } from '../route.js';
import {
  BeginTie,
  BegunTie,
  SiteVisit,
  SocialBindingInput,
  SocialBindingSettings,
  SocialTie,
  TieOffer,
  TieResult,
  TieStatus,
  TieToken,
  WidgetLook,
  websiteRoles,
} from '../social-binding.js';

const staffErrors = ['auth.required', 'auth.forbidden', 'request.not_found'] as const;

export const listSocialBindings = route({
  name: 'listSocialBindings',
  method: 'GET',
  path: '/api/social-binding',
  access: websiteRoles,
  summary: 'Channels and whether their button on the website is switched on',
  response: z
    .object({
      items: z.array(
        z.object({
          channelId: Id,
          channelName: z.string(),
          pictureUrl: z.string().nullable(),
          enabled: z.boolean(),
          way: z.enum(['link', 'code']),
          origins: z.array(z.string()),
        }),
      ),
    })
    .meta({ id: 'SocialBindingChannels' }),
  errors: ['auth.required', 'auth.forbidden'],
});

export const getSocialBinding = route({
  name: 'getSocialBinding',
  method: 'GET',
  path: '/api/channels/:id/social-binding',
  access: websiteRoles,
  summary: 'The button on the website: look, pages, websites, what follows a tie',
  params: idParams,
  response: SocialBindingSettings,
  errors: staffErrors,
});

export const saveSocialBinding = route({
  name: 'saveSocialBinding',
  method: 'PUT',
  path: '/api/channels/:id/social-binding',
  access: websiteRoles,
  summary: 'Save the button on the website; refused when somebody saved since',
  params: idParams,
  body: SocialBindingInput,
  response: SocialBindingSettings,
  errors: [...staffErrors, 'request.invalid', 'social.settings_changed'],
});

export const listSocialTies = route({
  name: 'listSocialTies',
  method: 'GET',
  path: '/api/contacts/:id/social-ties',
  access: allRoles,
  summary: 'Browsers that are or were tied to a contact, newest first, at most 100',
  params: idParams,
  response: z.object({ items: z.array(SocialTie) }).meta({ id: 'SocialTieList' }),
  errors: staffErrors,
});

export const endSocialTie = route({
  name: 'endSocialTie',
  method: 'POST',
  path: '/api/social-ties/:id/end',
  access: websiteRoles,
  summary: 'Untie a browser from its contact; the history stays',
  params: idParams,
  response: SocialTie,
  errors: staffErrors,
});

const siteParams = z.strictObject({ channelId: Id });
const siteErrors = [
  'request.invalid',
  'request.rate_limited',
  'social.off',
  'social.origin_not_allowed',
] as const;

export const visitSite = route({
  name: 'visitSite',
  method: 'POST',
  path: '/api/social-binding/:channelId/visits',
  access: 'public',
  summary: 'What a page of the website shows to this browser; from allowed websites only',
  params: siteParams,
  body: SiteVisit,
  response: z
    .object({
      /** null: nothing on this page */
      look: WidgetLook.nullable(),
      bound: z.boolean(),
    })
    .meta({ id: 'VisitedSite' }),
  errors: siteErrors,
});

export const beginTie = route({
  name: 'beginTie',
  method: 'POST',
  path: '/api/social-binding/:channelId/ties',
  access: 'public',
  summary: 'Begin to tie this browser: a link that works once, or six digits for the chat',
  params: siteParams,
  body: BeginTie,
  response: BegunTie,
  status: 201,
  errors: [
    ...siteErrors,
    'member_link.invalid',
    'member_link.expired',
    'member_link.used',
    'member_link.other_channel',
  ],
});

const watchParams = z.strictObject({ channelId: Id, watch: TieToken });

export const getTieStatus = route({
  name: 'getTieStatus',
  method: 'GET',
  path: '/api/social-binding/:channelId/ties/:watch',
  access: 'public',
  summary: 'How a tie goes, for the page that began it',
  params: watchParams,
  response: TieStatus,
  errors: ['request.invalid', 'request.not_found'],
});

export const watchTie = route({
  name: 'watchTie',
  method: 'GET',
  path: '/api/social-binding/:channelId/ties/:watch/events',
  access: 'public',
  summary: 'The same as server-sent events: one at once, one with every change, the end after the last',
  params: watchParams,
  errors: ['request.invalid', 'request.not_found', 'service.busy'],
});

const tieToken = z.strictObject({ token: TieToken });
const linkErrors = [
  'request.invalid',
  'liff.session_required',
  'social.off',
  'social.link_invalid',
  'social.link_expired',
  'social.link_used',
  'member_link.member_unknown',
  'shop.unavailable',
] as const;

export const offerTie = route({
  name: 'offerTie',
  method: 'POST',
  path: '/api/liff/social-binding/offer',
  access: 'liff',
  summary: 'Which website, and whose account there, masked; uses nothing up',
  body: tieToken.meta({ id: 'OfferTie' }),
  response: TieOffer,
  errors: linkErrors,
});

export const acceptTie = route({
  name: 'acceptTie',
  method: 'POST',
  path: '/api/liff/social-binding/ties',
  access: 'liff',
  summary: 'Tie the browser that began to this LINE account; the link is used up',
  body: tieToken.extend({ consentVersion: z.string().max(64).optional() }).meta({ id: 'AcceptTie' }),
  response: TieResult,
  errors: [...linkErrors, 'member_link.bound_otherwise'],
});

export const declineTie = route({
  name: 'declineTie',
  method: 'POST',
  path: '/api/liff/social-binding/refusals',
  access: 'liff',
  summary: 'It was not me: the link is used up, and nothing is tied',
  body: tieToken.meta({ id: 'DeclineTie' }),
  errors: linkErrors,
});
