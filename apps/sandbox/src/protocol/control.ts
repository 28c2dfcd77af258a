import { z } from 'zod';
import { Instant } from './people.js';

/** `webhook` is what the sandbox sent to the product; the others are what it received. */
const services = [
  'line',
  'liff',
  'sms',
  'shopline',
  'cyberbiz',
  'shopify',
  'easystore',
  '91app',
  'own-system',
  'webhook',
] as const;
export const Service = z.enum(services);
export type Service = z.infer<typeof Service>;

export const JournalEntry = z.object({
  id: z.number().int(),
  at: Instant,
  service: Service,
  operation: z.string(),
  method: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.unknown(),
  /** null: no answer was given (dropped, hung, timed out) */
  status: z.number().int().nullable(),
  answer: z.unknown(),
  ms: z.number(),
  /** kind of the fault that was applied */
  fault: z.string().nullable(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

/** `GET /api/journal?…` → { items: JournalEntry[] }, newest first. `since`: an entry id or an instant, exclusive. */
export const JournalQuery = z.object({
  service: Service.optional(),
  operation: z.string().optional(),
  since: z.union([z.coerce.number().int().min(0), Instant]).optional(),
  limit: z.coerce.number().int().min(1).max(20_000).default(200),
});

const faultKinds = ['slow', 'status', 'drop', 'accept-then-hang'] as const;
/**
 * slow: waits, then works for a caller who is still there. status: answers `status`, does nothing. drop: cuts the
 * connection, does nothing.
 * accept-then-hang: does the work, never answers (the connection is cut after `delayMs`).
 */
export const PutFault = z.strictObject({
  service: Service.exclude(['webhook']),
  /** all operations of the service when absent; the journal shows the names */
  operation: z.string().min(1).optional(),
  kind: z.enum(faultKinds),
  /** for `status`; default 500 */
  status: z.number().int().min(400).max(599).optional(),
  /** default 5000 for slow, 30000 for accept-then-hang */
  delayMs: z.number().int().min(0).max(120_000).optional(),
  /** how many requests; absent: until deleted */
  times: z.number().int().min(1).optional(),
});
export type PutFault = z.infer<typeof PutFault>;

export const Fault = PutFault.extend({ id: z.string(), left: z.number().int().nullable() });
export type Fault = z.infer<typeof Fault>;

export const Settings = z.object({
  /** messages a month per brand, null: unlimited */
  quotaLimit: z.number().int().min(0).nullable(),
  /** send a webhook again when the product did not answer 2xx */
  redelivery: z.object({
    enabled: z.boolean(),
    attempts: z.number().int().min(1).max(10),
    delayMs: z.number().int().min(0).max(600_000),
  }),
  smsDelayMs: z.number().int().min(0).max(600_000),
  /** messages the SMS gateway still takes; null: as many as one likes */
  smsCredits: z.number().int().min(0).nullable(),
  /** SHOPLINE's own limit is 20; null: no limit, for load tests */
  shoplineRequestsPerSecond: z.number().int().min(1).nullable(),
  /** CYBERBIZ's own limit is 5 */
  cyberbizRequestsPerSecond: z.number().int().min(1).nullable(),
});
export type Settings = z.infer<typeof Settings>;

/** Only what is given changes; `quotaUsed` sets the counter of every brand. */
export const PutSettings = Settings.partial()
  .extend({
    redelivery: Settings.shape.redelivery.partial().optional(),
    quotaUsed: z.number().int().min(0).optional(),
  })
  .strict();
