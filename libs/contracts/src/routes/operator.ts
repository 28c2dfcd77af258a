import { z } from 'zod';
import { Id, Instant } from '../primitives.js';
import { route } from '../route.js';

const Count = z.number().int();

const KindOfDelivery = z.object({
  kind: z.string(),
  /** not ended yet, the ones below included */
  waiting: Count,
  /** whose time has come */
  due: Count,
  /** tried before, and waiting for their next time */
  putOff: Count,
  /** in the hands of a worker this moment */
  sending: Count,
  /** how long due ones have been due, 99th percentile */
  dueAgeP99Seconds: z.number(),
  /** of those that were due in the last 24 hours */
  lastDay: z.object({ delivered: Count, failed: Count, unknown: Count }),
});

export const DeliveryQueues = z
  .object({
    kinds: z.array(KindOfDelivery),
    /** why deliveries of the last 24 hours failed or ended as unknown, the commonest first */
    reasons: z.array(z.object({ kind: z.string(), reason: z.string(), count: Count })),
    /** what tells workers: Bull on Redis, or this process; null: it does not answer, and work goes on without */
    runner: z.enum(['redis', 'process']),
    queues: z.array(z.object({ name: z.string(), waiting: Count, active: Count, failed: Count })).nullable(),
    /** of all teams: LINE refuses their credentials */
    pausedChannels: z.array(
      z.object({ id: Id, name: z.string(), team: z.string(), pausedAt: Instant, waiting: Count }),
    ),
  })
  .meta({ id: 'DeliveryQueues' });
export type DeliveryQueues = z.infer<typeof DeliveryQueues>;

export const getDeliveryQueues = route({
  name: 'getDeliveryQueues',
  method: 'GET',
  path: '/api/operator/deliveries',
  access: 'operator',
  summary: 'What waits to be sent in the whole installation, how long, and what became of the rest',
  response: DeliveryQueues,
  errors: ['auth.required', 'auth.forbidden'],
});

export const retryDeliveries = route({
  name: 'retryDeliveries',
  method: 'POST',
  path: '/api/operator/deliveries/retries',
  access: 'operator',
  summary:
    'Make deliveries of one kind that wait for their next try due now, but for paused channels; audited',
  body: z.strictObject({ kind: z.string().trim().min(1).max(20) }).meta({ id: 'RetryDeliveries' }),
  response: z.object({ retried: Count }).meta({ id: 'RetriedDeliveries' }),
  errors: ['request.invalid', 'auth.required', 'auth.forbidden'],
});
