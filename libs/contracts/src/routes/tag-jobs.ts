import { z } from 'zod';
import { Id, Instant, idParams } from '../primitives.js';
import { route } from '../route.js';
import { ContactFilter } from './contacts.js';

const jobRoles = ['admin', 'supervisor', 'marketer'] as const;

export const TagJob = z
  .object({
    id: Id,
    kind: z.enum(['add', 'remove', 'merge', 'import']),
    tagId: Id,
    tagName: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
    /** contacts to go through */
    total: z.number().int(),
    processed: z.number().int(),
    /** contacts that were not as wanted before */
    changed: z.number().int(),
    /** lines of the file that name nobody of this team */
    unknown: z.number().int(),
    createdAt: Instant,
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'TagJob' });
export type TagJob = z.infer<typeof TagJob>;

const errors = ['request.invalid', 'auth.required', 'auth.forbidden', 'request.not_found'] as const;

export const startTagJob = route({
  name: 'startTagJob',
  method: 'POST',
  path: '/api/tag-jobs',
  access: jobRoles,
  summary: 'Put a tag on, or take it off, everybody that a filter of the contact list finds',
  body: z
    .strictObject({
      action: z.enum(['add', 'remove']),
      tagId: Id,
      /** of these people only; without it all that the filter finds */
      contactIds: z.array(Id).min(1).max(500).optional(),
      filter: ContactFilter.default({}),
    })
    .meta({ id: 'StartTagJob' }),
  response: TagJob,
  status: 201,
  errors: [...errors, 'tag_job.too_many'],
});

export const mergeTag = route({
  name: 'mergeTag',
  method: 'POST',
  path: '/api/tags/:id/merge',
  access: jobRoles,
  summary: 'Give everybody who has this tag another one instead, and archive it',
  params: idParams,
  body: z.strictObject({ intoId: Id }).meta({ id: 'MergeTag' }),
  response: TagJob,
  status: 201,
  errors: [...errors, 'tag.in_use', 'tag_job.too_many'],
});

export const importTagged = route({
  name: 'importTagged',
  method: 'POST',
  path: '/api/tags/:id/import',
  access: jobRoles,
  summary: 'Put a tag on the people of a CSV (multipart field `file`) whose first column is LINE user ids',
  params: idParams,
  response: TagJob,
  status: 201,
  errors: [...errors, 'media.too_large', 'tag_job.too_many'],
});

export const listTagJobs = route({
  name: 'listTagJobs',
  method: 'GET',
  path: '/api/tag-jobs',
  access: jobRoles,
  summary: 'The newest jobs, newest first',
  response: z.object({ items: z.array(TagJob) }).meta({ id: 'TagJobList' }),
  errors: ['auth.required', 'auth.forbidden'],
});

export const cancelTagJob = route({
  name: 'cancelTagJob',
  method: 'POST',
  path: '/api/tag-jobs/:id/cancel',
  access: jobRoles,
  summary: 'Stop a job; what it did so far stays',
  params: idParams,
  response: TagJob,
  errors: [...errors, 'request.conflict'],
});
