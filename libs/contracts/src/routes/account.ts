import { z } from 'zod';
import { Id, Instant, allRoles, idParams } from '../primitives.js';
import { route } from '../route.js';

export const passwordLength = { min: 12, max: 200 } as const;

/** Length is what counts (NIST SP 800-63B); no rules about kinds of characters. */
export const NewPassword = z.string().min(passwordLength.min).max(passwordLength.max);
/** As typed by somebody who has one: never judged by today's policy. */
export const GivenPassword = z.string().min(1).max(passwordLength.max);
/** 32 random bytes as base64url, the last part of a link */
export const LinkToken = z.string().min(20).max(100);

export const LoginSession = z
  .object({
    id: Id,
    createdAt: Instant,
    expiresAt: Instant,
    address: z.string().nullable(),
    /** what the browser said of itself */
    device: z.string().nullable(),
    /** the one that asks */
    current: z.boolean(),
  })
  .meta({ id: 'LoginSession' });
export type LoginSession = z.infer<typeof LoginSession>;

export const LoginSessionList = z.object({ items: z.array(LoginSession) }).meta({ id: 'LoginSessionList' });

export const listMySessions = route({
  name: 'listMySessions',
  method: 'GET',
  path: '/api/auth/sessions',
  access: allRoles,
  summary: 'Where this person is signed in',
  response: LoginSessionList,
  errors: ['auth.required'],
});

export const endMySession = route({
  name: 'endMySession',
  method: 'DELETE',
  path: '/api/auth/sessions/:id',
  access: allRoles,
  summary: 'Sign out somewhere else',
  params: idParams,
  errors: ['request.invalid', 'auth.required', 'request.not_found'],
});

export const changePassword = route({
  name: 'changePassword',
  method: 'POST',
  path: '/api/auth/password',
  access: allRoles,
  summary: 'Change the own password; every other session ends',
  body: z
    .strictObject({ oldPassword: GivenPassword, newPassword: NewPassword })
    .meta({ id: 'ChangePassword' }),
  errors: ['request.invalid', 'auth.required', 'auth.password_wrong', 'request.rate_limited'],
});

export const PasswordResetPage = z
  .object({ email: z.string(), name: z.string(), expiresAt: Instant })
  .meta({ id: 'PasswordResetPage' });

/** By POST, so that the token stands in no log of addresses and no preview uses it up. */
export const openPasswordReset = route({
  name: 'openPasswordReset',
  method: 'POST',
  path: '/api/password-resets/open',
  access: 'public',
  summary: 'Whose password a reset link is for; uses nothing up',
  body: z.strictObject({ token: LinkToken }).meta({ id: 'OpenPasswordReset' }),
  response: PasswordResetPage,
  errors: ['request.invalid', 'auth.link_invalid', 'request.rate_limited'],
});

export const resetPassword = route({
  name: 'resetPassword',
  method: 'POST',
  path: '/api/password-resets/use',
  access: 'public',
  summary: 'Set a new password by a reset link, once; every session of the person ends',
  body: z.strictObject({ token: LinkToken, password: NewPassword }).meta({ id: 'ResetPassword' }),
  errors: ['request.invalid', 'auth.link_invalid', 'request.rate_limited', 'request.forbidden_origin'],
});

export const TwoFactor = z
  .object({ enabled: z.boolean(), recoveryCodesLeft: z.number().int() })
  .meta({ id: 'TwoFactor' });
export type TwoFactor = z.infer<typeof TwoFactor>;

export const getTwoFactor = route({
  name: 'getTwoFactor',
  method: 'GET',
  path: '/api/auth/two-factor',
  access: allRoles,
  summary: 'Whether this person signs in with a second step',
  response: TwoFactor,
  errors: ['auth.required'],
});

export const enrolTwoFactor = route({
  name: 'enrolTwoFactor',
  method: 'POST',
  path: '/api/auth/two-factor/enrol',
  access: allRoles,
  summary: 'A new secret for an authenticator app; it counts only after a code of it was confirmed',
  body: z.strictObject({ password: GivenPassword }).meta({ id: 'EnrolTwoFactor' }),
  response: z.object({ secret: z.string(), url: z.string() }).meta({ id: 'TwoFactorEnrolment' }),
  errors: [
    'request.invalid',
    'auth.required',
    'auth.password_wrong',
    'auth.two_factor_on',
    'request.rate_limited',
  ],
});

export const confirmTwoFactor = route({
  name: 'confirmTwoFactor',
  method: 'POST',
  path: '/api/auth/two-factor/confirm',
  access: allRoles,
  summary: 'Turn the second step on; the recovery codes are shown this once',
  body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }).meta({ id: 'ConfirmTwoFactor' }),
  response: z.object({ recoveryCodes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' }),
  errors: [
    'request.invalid',
    'auth.required',
    'auth.code_wrong',
    'auth.two_factor_on',
    'auth.two_factor_off',
    'request.rate_limited',
  ],
});

export const turnOffTwoFactor = route({
  name: 'turnOffTwoFactor',
  method: 'POST',
  path: '/api/auth/two-factor/off',
  access: allRoles,
  summary: 'Sign in with the password alone again',
  body: z.strictObject({ password: GivenPassword }).meta({ id: 'TurnOffTwoFactor' }),
  errors: [
    'request.invalid',
    'auth.required',
    'auth.password_wrong',
    'auth.two_factor_off',
    'request.rate_limited',
  ],
});
