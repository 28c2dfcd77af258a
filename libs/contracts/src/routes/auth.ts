import { z } from 'zod';
import { Id, Locale, Role, allRoles } from '../primitives.js';
import { route } from '../route.js';

export const StaffSession = z
  .object({
    staff: z.object({ id: Id, name: z.string(), email: z.string() }),
    team: z.object({ id: Id, name: z.string(), timeZone: z.string() }),
    role: Role,
    /** runs the installation: the environment names this account */
    operator: z.boolean(),
    locale: Locale,
    /** the world behind the base URLs: the console shows a chip */
    environment: z.enum(['sandbox', 'live']),
    sandboxUrl: z.string().nullable(),
  })
  .meta({ id: 'StaffSession' });
export type StaffSession = z.infer<typeof StaffSession>;

export const signIn = route({
  name: 'signIn',
  method: 'POST',
  path: '/api/auth/sign-in',
  access: 'public',
  summary: 'Sign in with e-mail and password; sets an HttpOnly cookie',
  body: z
    .strictObject({
      email: z.email().max(254),
      password: z.string().min(1).max(200),
      /** second step: six digits of the authenticator app, or a recovery code */
      code: z.string().trim().min(6).max(30).optional(),
    })
    .meta({ id: 'SignIn' }),
  response: StaffSession,
  errors: [
    'request.invalid',
    'auth.bad_credentials',
    'auth.code_required',
    'auth.code_wrong',
    'request.rate_limited',
    'request.forbidden_origin',
  ],
});

export const signOut = route({
  name: 'signOut',
  method: 'POST',
  path: '/api/auth/sign-out',
  access: allRoles,
  summary: 'End this session',
  errors: ['auth.required'],
});

export const getMe = route({
  name: 'getMe',
  method: 'GET',
  path: '/api/auth/me',
  access: allRoles,
  summary: 'Who is signed in',
  response: StaffSession,
  errors: ['auth.required'],
});
