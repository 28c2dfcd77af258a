import { z } from 'zod';
import { Id, Instant, bindingRoles, page, pageQuery } from '../primitives.js';
import { route } from '../route.js';

/** A record's content as it was written; secrets were left out before it was stored. */
const Snapshot = z.record(z.string(), z.unknown()).nullable();

export const AuditPerson = z.object({ id: Id, name: z.string() }).meta({ id: 'AuditPerson' });
export type AuditPerson = z.infer<typeof AuditPerson>;

export const AuditEntry = z
  .object({
    id: Id,
    createdAt: Instant,
    /** null: the system itself, or somebody who is known no longer */
    person: AuditPerson.nullable(),
    /** `channel.updated` */
    action: z.string(),
    targetType: z.string(),
    targetId: z.string(),
    before: Snapshot,
    after: Snapshot,
    requestId: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;

const auditFilter = {
  /** in what was changed, or a whole request or target id */
  q: z.string().trim().max(100).optional(),
  staffId: Id.optional(),
  action: z
    .string()
    .regex(/^[a-z_]+\.[a-z_]+$/)
    .max(60)
    .optional(),
  targetType: z
    .string()
    .regex(/^[a-z_]+$/)
    .max(40)
    .optional(),
  from: Instant.optional(),
  /** exclusive */
  until: Instant.optional(),
};

export const listAudit = route({
  name: 'listAudit',
  method: 'GET',
  path: '/api/audit',
  access: bindingRoles,
  summary: 'Who changed what, newest first; nobody can change or remove a record',
  query: z.strictObject({ ...pageQuery, ...auditFilter }),
  response: page('AuditPage', AuditEntry),
  errors: ['request.invalid', 'auth.required', 'auth.forbidden'],
});

export const exportAudit = route({
  name: 'exportAudit',
  method: 'GET',
  path: '/api/audit.csv',
  access: bindingRoles,
  summary: 'The filtered audit as CSV (UTF-8 with BOM), times of the team’s zone; audited itself',
  query: z.strictObject(auditFilter),
  status: 200,
  errors: ['request.invalid', 'auth.required', 'auth.forbidden'],
});

export const listAuditPeople = route({
  name: 'listAuditPeople',
  method: 'GET',
  path: '/api/audit/people',
  access: bindingRoles,
  summary: 'Everybody who stands in the audit, also those who left',
  response: z.object({ items: z.array(AuditPerson) }).meta({ id: 'AuditPeople' }),
  errors: ['auth.required', 'auth.forbidden'],
});
