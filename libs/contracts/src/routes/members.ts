import { z } from 'zod';
import { Id, Instant, Locale, Role, allRoles, idParams } from '../primitives.js';
import { route } from '../route.js';
import { GivenPassword, LinkToken, LoginSessionList } from './account.js';

/** What may happen to every call that names somebody. */
const refusals = ['request.invalid', 'auth.required', 'auth.forbidden', 'request.not_found'] as const;

const admins = ['admin'] as const satisfies readonly Role[];

export const Member = z
  .object({
    /** the person's id */
    id: Id,
    name: z.string(),
    email: z.string(),
    role: Role,
    state: z.enum(['active', 'suspended']),
    twoFactor: z.boolean(),
    joinedAt: Instant,
    lastSignInAt: Instant.nullable(),
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof Member>;

export const Invitation = z
  .object({
    id: Id,
    email: z.string(),
    role: Role,
    createdAt: Instant,
    expiresAt: Instant,
    expired: z.boolean(),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;

/** The link is in this answer and nowhere else: only its hash is kept. */
export const InvitationLink = z
  .object({ invitation: Invitation, url: z.string() })
  .meta({ id: 'InvitationLink' });
export type InvitationLink = z.infer<typeof InvitationLink>;

export const listMembers = route({
  name: 'listMembers',
  method: 'GET',
  path: '/api/team/members',
  access: admins,
  summary: 'People of the team, and who is invited',
  response: z.object({ items: z.array(Member), invitations: z.array(Invitation) }).meta({ id: 'MemberList' }),
  errors: ['auth.required', 'auth.forbidden'],
});

export const listAdmins = route({
  name: 'listAdmins',
  method: 'GET',
  path: '/api/team/admins',
  access: allRoles,
  summary: 'Whom to ask for more rights: names only',
  response: z.object({ items: z.array(z.object({ id: Id, name: z.string() })) }).meta({ id: 'AdminList' }),
  errors: ['auth.required'],
});

export const changeMember = route({
  name: 'changeMember',
  method: 'PATCH',
  path: '/api/team/members/:id',
  access: admins,
  summary: 'Change a role, suspend or restore; one admin always stays',
  params: idParams,
  body: z.strictObject({ role: Role, suspended: z.boolean() }).partial().meta({ id: 'ChangeMember' }),
  response: Member,
  errors: [...refusals, 'team.last_admin', 'team.not_yourself'],
});

export const removeMember = route({
  name: 'removeMember',
  method: 'DELETE',
  path: '/api/team/members/:id',
  access: admins,
  summary: 'Take a person out of the team; what they did stays in the audit',
  params: idParams,
  errors: [...refusals, 'team.last_admin', 'team.not_yourself'],
});

export const listMemberSessions = route({
  name: 'listMemberSessions',
  method: 'GET',
  path: '/api/team/members/:id/sessions',
  access: admins,
  summary: 'Where a member is signed in',
  params: idParams,
  response: LoginSessionList,
  errors: refusals,
});

export const endMemberSessions = route({
  name: 'endMemberSessions',
  method: 'DELETE',
  path: '/api/team/members/:id/sessions',
  access: admins,
  summary: 'Sign a member out everywhere',
  params: idParams,
  errors: refusals,
});

export const createPasswordReset = route({
  name: 'createPasswordReset',
  method: 'POST',
  path: '/api/team/members/:id/password-reset',
  access: admins,
  summary: 'A link by which a member sets a new password; shown once, an earlier one stops working',
  params: idParams,
  response: z.object({ url: z.string(), expiresAt: Instant }).meta({ id: 'PasswordResetLink' }),
  status: 201,
  errors: [...refusals, 'team.not_yourself', 'team.shared_account'],
});

export const turnOffMemberTwoFactor = route({
  name: 'turnOffMemberTwoFactor',
  method: 'DELETE',
  path: '/api/team/members/:id/two-factor',
  access: admins,
  summary: 'For a member who lost both phone and recovery codes',
  params: idParams,
  errors: [...refusals, 'auth.two_factor_off', 'team.not_yourself', 'team.shared_account'],
});

export const inviteMember = route({
  name: 'inviteMember',
  method: 'POST',
  path: '/api/team/invitations',
  access: admins,
  summary: 'Invite by a link that works once within seven days',
  body: z.strictObject({ email: z.email().max(254).toLowerCase(), role: Role }).meta({ id: 'InviteMember' }),
  response: InvitationLink,
  status: 201,
  errors: [
    'request.invalid',
    'auth.required',
    'auth.forbidden',
    'team.already_member',
    'team.already_invited',
  ],
});

export const renewInvitation = route({
  name: 'renewInvitation',
  method: 'POST',
  path: '/api/team/invitations/:id/renew',
  access: admins,
  summary: 'A new link for another seven days; the old one stops working',
  params: idParams,
  response: InvitationLink,
  errors: refusals,
});

export const revokeInvitation = route({
  name: 'revokeInvitation',
  method: 'DELETE',
  path: '/api/team/invitations/:id',
  access: admins,
  summary: 'Take an invitation back',
  params: idParams,
  errors: refusals,
});

export const openInvitation = route({
  name: 'openInvitation',
  method: 'POST',
  path: '/api/invitations/open',
  access: 'public',
  summary: 'What an invitation is for; uses nothing up',
  body: z.strictObject({ token: LinkToken }).meta({ id: 'OpenInvitation' }),
  response: z
    .object({
      teamName: z.string(),
      email: z.string(),
      role: Role,
      expiresAt: Instant,
      /** has an account in another team: joins with the password of that one */
      hasAccount: z.boolean(),
    })
    .meta({ id: 'InvitationPage' }),
  errors: ['request.invalid', 'auth.link_invalid', 'request.rate_limited'],
});

export const acceptInvitation = route({
  name: 'acceptInvitation',
  method: 'POST',
  path: '/api/invitations/accept',
  access: 'public',
  summary: 'Join the team, once; signing in comes after',
  body: z
    .strictObject({
      token: LinkToken,
      name: z.string().trim().min(1).max(100),
      password: GivenPassword,
      locale: Locale,
    })
    .meta({ id: 'AcceptInvitation' }),
  response: z.object({ email: z.string() }).meta({ id: 'InvitationAccepted' }),
  status: 201,
  errors: [
    'request.invalid',
    'auth.link_invalid',
    'auth.bad_credentials',
    'team.already_member',
    'request.conflict',
    'request.rate_limited',
    'request.forbidden_origin',
  ],
});
