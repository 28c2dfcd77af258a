import { z } from 'zod';
import { Id, Instant, bindingRoles, idParams } from '../primitives.js';
import { route } from '../route.js';
import { memberFileEncodings } from './member-imports.js';

/** Why a line of the file is left out. */
export const contactImportReasons = [
  'uid',
  'phone',
  'nothing',
  'repeated',
  'bound_otherwise',
  'phone_taken',
  'member_taken',
  'erased',
  'quotes',
] as const;
export type ContactImportReason = (typeof contactImportReasons)[number];

/**
 * `forbidden`: LINE gives the list to verified and premium accounts only; `unauthorized`: LINE refuses the channel's
 * credentials; `line`: LINE did not answer for a day.
 */
export const contactImportFailures = [
  'encoding',
  'header',
  'empty',
  'forbidden',
  'unauthorized',
  'line',
  'internal',
] as const;

export const ContactImport = z
  .object({
    id: Id,
    channelId: Id,
    channelName: z.string(),
    /** people and bindings of a CSV from Omnichat, or friends as LINE lists them */
    kind: z.enum(['omnichat', 'followers']),
    fileName: z.string().nullable(),
    state: z.enum(['waiting', 'running', 'done', 'stopped', 'failed']),
    /** null: LINE does not say how many there are */
    total: z.number().int().nullable(),
    processed: z.number().int(),
    /** bindings made, or contacts that nobody knew */
    added: z.number().int(),
    /** were so already */
    same: z.number().int(),
    rejected: z.number().int(),
    failure: z.enum(contactImportFailures).nullable(),
    createdAt: Instant,
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'ContactImport' });
export type ContactImport = z.infer<typeof ContactImport>;

const errors = ['request.invalid', 'auth.required', 'auth.forbidden', 'request.not_found'] as const;

export const importOmnichat = route({
  name: 'importOmnichat',
  method: 'POST',
  path: '/api/channels/:id/contact-imports',
  access: bindingRoles,
  summary:
    'Bindings of a CSV from Omnichat (multipart field `file`): no tags, no messages, nothing overwritten',
  params: idParams,
  query: z.strictObject({ encoding: z.enum(memberFileEncodings).default('utf-8') }),
  response: ContactImport,
  status: 201,
  errors: [...errors, 'media.too_large', 'request.conflict'],
});

export const importFollowers = route({
  name: 'importFollowers',
  method: 'POST',
  path: '/api/channels/:id/follower-imports',
  access: bindingRoles,
  summary: 'Make contacts of all friends, where LINE lists them: verified and premium accounts only',
  params: idParams,
  response: ContactImport,
  status: 201,
  errors: [...errors, 'request.conflict'],
});

export const listContactImports = route({
  name: 'listContactImports',
  method: 'GET',
  path: '/api/contact-imports',
  access: bindingRoles,
  summary: 'The newest imports, newest first',
  response: z.object({ items: z.array(ContactImport) }).meta({ id: 'ContactImportList' }),
  errors: ['auth.required', 'auth.forbidden'],
});

export const stopContactImport = route({
  name: 'stopContactImport',
  method: 'POST',
  path: '/api/contact-imports/:id/stop',
  access: bindingRoles,
  summary: 'Stop an import; what it did so far stays',
  params: idParams,
  response: ContactImport,
  errors: [...errors, 'request.conflict'],
});

/** Answers with a file: line, reason and the value that was not taken. */
export const downloadContactRejects = route({
  name: 'downloadContactRejects',
  method: 'GET',
  path: '/api/contact-imports/:id/rejects',
  access: bindingRoles,
  summary: 'Lines that were left out, as CSV',
  params: idParams,
  errors,
});
