import { z } from 'zod';
import { Scenario } from '../binding-settings.js';
import { Country, Id, LiffId, LinkSource } from '../primitives.js';
import { route } from '../route.js';

/** What the page may show before anyone is signed in. */
export const LiffPage = z
  .object({
    liffId: z.string(),
    /** https://liff.line.me/{liffId} or the sandbox's own */
    liffUrl: z.string(),
    brandName: z.string(),
    pictureUrl: z.string().nullable(),
    avatarUrl: z.string().nullable(),
    enabled: z.boolean(),
    countries: z.array(Country),
    consentText: z.string(),
    consentVersion: z.string(),
    contactUrl: z.string().nullable(),
    registerUrl: z.string().nullable(),
    /** chat of the Official Account */
    chatUrl: z.string().nullable(),
    /** URL of the LIFF SDK script */
    sdkUrl: z.string(),
  })
  .meta({ id: 'LiffPage' });
export type LiffPage = z.infer<typeof LiffPage>;

/** How the answer reaches the chat. */
export const ChatAnswer = z
  .object({
    /** scenario whose text or card the webhook answers with; null for outcomes without a scenario */
    scenario: Scenario.nullable(),
    /** send this with liff.sendMessages; null when nothing waits for a trigger */
    triggerText: z.string().nullable(),
    /** opens the chat with the trigger text typed in (mobile only) */
    prefilledChatUrl: z.string().nullable(),
    /** the channel pays for a push when neither is possible */
    pushFallback: z.boolean(),
  })
  .meta({ id: 'ChatAnswer' });
export type ChatAnswer = z.infer<typeof ChatAnswer>;

export const BoundMember = z
  .object({
    name: z.string().nullable(),
    memberNumber: z.string().nullable(),
    tier: z.string().nullable(),
    maskedPhone: z.string(),
  })
  .meta({ id: 'BoundMember' });
export type BoundMember = z.infer<typeof BoundMember>;

export const OtpChallenge = z
  .object({
    id: Id,
    state: z.enum(['open', 'proven']),
    /** 0912-***-678 */
    maskedPhone: z.string(),
    codeLength: z.number().int(),
    expiresInSeconds: z.number().int(),
    resendInSeconds: z.number().int(),
    triesLeft: z.number().int(),
    /** how many SMS this number got in the running series */
    sends: z.number().int(),
  })
  .meta({ id: 'OtpChallenge' });
export type OtpChallenge = z.infer<typeof OtpChallenge>;

export const LiffState = z
  .object({
    page: LiffPage,
    /** the name LINE shows for this person */
    lineName: z.string().nullable(),
    bound: z.object({ member: BoundMember, answer: ChatAnswer }).nullable(),
    /** bound, but the shop's word put the tie in doubt: proving a number anew renews it */
    verifyAgain: z.boolean(),
    /** an SMS that was sent and not used up: go on with it, no second SMS */
    challenge: OtpChallenge.nullable(),
  })
  .meta({ id: 'LiffState' });
export type LiffState = z.infer<typeof LiffState>;

export const LiffSession = LiffState.extend({
  token: z.string(),
  expiresInSeconds: z.number().int(),
}).meta({ id: 'LiffSession' });
export type LiffSession = z.infer<typeof LiffSession>;

export const BindingOutcome = z
  .discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('bound'), member: BoundMember, answer: ChatAnswer }),
    z.object({ outcome: z.literal('alreadyBound'), member: BoundMember, answer: ChatAnswer }),
    z.object({ outcome: z.literal('notFound'), maskedPhone: z.string(), answer: ChatAnswer }),
    z.object({ outcome: z.literal('many'), text: z.string(), answer: ChatAnswer }),
    z.object({ outcome: z.literal('contested'), text: z.string(), answer: ChatAnswer }),
    z.object({
      outcome: z.literal('unavailable'),
      text: z.string(),
      /** the proven number is kept this long: retry needs no new SMS */
      keptForSeconds: z.number().int(),
    }),
  ])
  .meta({ id: 'BindingOutcome' });
export type BindingOutcome = z.infer<typeof BindingOutcome>;

const sessionErrors = ['liff.session_required', 'binding.disabled', 'service.busy'] as const;

export const getLiffPage = route({
  name: 'getLiffPage',
  method: 'GET',
  path: '/api/liff/pages/:liffId',
  access: 'public',
  summary: 'What the binding page shows before anyone is signed in',
  params: z.strictObject({ liffId: LiffId }),
  response: LiffPage,
  errors: ['liff.unknown_page'],
});

export const createLiffSession = route({
  name: 'createLiffSession',
  method: 'POST',
  path: '/api/liff/sessions',
  access: 'public',
  summary: 'Exchange a LINE ID token, once, for a short session',
  body: z
    .strictObject({
      liffId: LiffId,
      idToken: z.string().min(20).max(4096),
      source: LinkSource.optional(),
      /** of the button on the website, which is open while phone binding is off */
      for: z.literal('website').optional(),
    })
    .meta({ id: 'CreateLiffSession' }),
  response: LiffSession,
  status: 201,
  errors: [
    'request.invalid',
    'liff.unknown_page',
    'binding.disabled',
    'liff.id_token_invalid',
    'liff.id_token_expired',
    'liff.id_token_used',
    'liff.identity_unavailable',
  ],
});

export const getLiffState = route({
  name: 'getLiffState',
  method: 'GET',
  path: '/api/liff/session',
  access: 'liff',
  summary: 'Where this session stands: resume after a reload',
  query: z.strictObject({ for: z.literal('website').optional() }),
  response: LiffState,
  errors: sessionErrors,
});

export const endLiffSession = route({
  name: 'endLiffSession',
  method: 'DELETE',
  path: '/api/liff/session',
  access: 'liff',
  summary: 'End the session',
  errors: ['liff.session_required'],
});

export const createOtpChallenge = route({
  name: 'createOtpChallenge',
  method: 'POST',
  path: '/api/liff/otp-challenges',
  access: 'liff',
  summary: 'Send a code to a mobile number; a new code ends the old one',
  body: z
    .strictObject({
      phone: z.string().min(1).max(40),
      country: Country.default('TW'),
      /** version of the consent text that the customer ticked */
      consentVersion: z.string().max(64).optional(),
    })
    .meta({ id: 'CreateOtpChallenge' }),
  response: OtpChallenge,
  status: 202,
  errors: [
    ...sessionErrors,
    'request.invalid',
    'phone.invalid',
    'phone.not_mobile',
    'phone.country_not_allowed',
    'otp.resend_too_soon',
    'otp.send_limited',
    'otp.prefix_blocked',
    'otp.locked',
    'otp.already_bound',
    'binding.member_not_found',
    'sms.no_credit',
    'sms.daily_cap',
    'sms.no_gateway',
  ],
});

export const verifyOtpChallenge = route({
  name: 'verifyOtpChallenge',
  method: 'POST',
  path: '/api/liff/otp-challenges/:challengeId/verification',
  access: 'liff',
  summary: 'Prove the number with the code, match it and bind',
  params: z.strictObject({ challengeId: Id }),
  body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }).meta({ id: 'VerifyOtpChallenge' }),
  response: BindingOutcome,
  errors: [
    ...sessionErrors,
    'request.invalid',
    'otp.code_wrong',
    'otp.code_expired',
    'otp.code_dead',
    'otp.locked',
  ],
});

export const retryMatch = route({
  name: 'retryMatch',
  method: 'POST',
  path: '/api/liff/otp-challenges/:challengeId/match',
  access: 'liff',
  summary: 'Match a proven number again, without a new SMS',
  params: z.strictObject({ challengeId: Id }),
  response: BindingOutcome,
  errors: [...sessionErrors, 'otp.not_proven'],
});

export const requestPushAnswer = route({
  name: 'requestPushAnswer',
  method: 'POST',
  path: '/api/liff/push-answer',
  access: 'liff',
  summary: 'Push the pending answer when the page can not send the trigger text; the channel pays',
  status: 202,
  errors: [...sessionErrors, 'binding.push_not_allowed', 'binding.nothing_pending'],
});
