import { z } from 'zod';
import { Id, Instant, idParams } from '../primitives.js';
import { route } from '../route.js';

/** What a table is read as; a byte order mark makes no difference. */
export const memberFileEncodings = ['utf-8', 'big5'] as const;

/**
 * `checking`: the dry run; `checked`: waits for staff to apply it; `importing`; `done`; `failed`: see `failure`;
 * `discarded`: another file was uploaded instead.
 */
export const memberImportStates = [
  'checking',
  'checked',
  'importing',
  'done',
  'failed',
  'discarded',
] as const;

export const MemberImport = z
  .object({
    id: Id,
    connectionId: Id,
    fileName: z.string(),
    encoding: z.enum(memberFileEncodings),
    state: z.enum(memberImportStates),
    /** lines of the file that hold something, without the heading; null until it is known */
    total: z.number().int().nullable(),
    /** lines worked through in this state */
    processed: z.number().int(),
    counts: z
      .object({
        new: z.number().int(),
        changed: z.number().int(),
        same: z.number().int(),
        invalid: z.number().int(),
        /** numbers that more than one member of this file holds: nobody is picked for them */
        sharedPhones: z.number().int(),
      })
      .nullable(),
    failure: z.enum(['encoding', 'header', 'empty', 'internal']).nullable(),
    createdAt: Instant,
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'MemberImport' });
export type MemberImport = z.infer<typeof MemberImport>;

const errors = ['request.invalid', 'auth.required', 'auth.forbidden', 'request.not_found'] as const;

export const uploadMembers = route({
  name: 'uploadMembers',
  method: 'POST',
  path: '/api/shop-connections/:id/member-imports',
  access: ['admin'],
  summary: 'Upload members as CSV (multipart field `file`); they are checked, and imported only when applied',
  params: idParams,
  query: z.strictObject({ encoding: z.enum(memberFileEncodings).default('utf-8') }),
  response: MemberImport,
  status: 201,
  errors: [...errors, 'media.too_large', 'request.conflict'],
});

export const listMemberImports = route({
  name: 'listMemberImports',
  method: 'GET',
  path: '/api/shop-connections/:id/member-imports',
  access: ['admin'],
  summary: 'The newest imports of a connection, newest first',
  params: idParams,
  response: z
    .object({ items: z.array(MemberImport), members: z.number().int() })
    .meta({ id: 'MemberImportList' }),
  errors,
});

export const getMemberImport = route({
  name: 'getMemberImport',
  method: 'GET',
  path: '/api/member-imports/:id',
  access: ['admin'],
  summary: 'How an import stands',
  params: idParams,
  response: MemberImport,
  errors,
});

export const applyMemberImport = route({
  name: 'applyMemberImport',
  method: 'POST',
  path: '/api/member-imports/:id/apply',
  access: ['admin'],
  summary: 'Import what was checked',
  params: idParams,
  response: MemberImport,
  errors: [...errors, 'request.conflict'],
});

/** Answers with a file: line, reason and the value that was not understood. */
export const downloadRejects = route({
  name: 'downloadRejects',
  method: 'GET',
  path: '/api/member-imports/:id/rejects',
  access: ['admin'],
  summary: 'Lines that were left out, as CSV',
  params: idParams,
  errors,
});
