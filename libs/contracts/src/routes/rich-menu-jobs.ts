import { z } from 'zod';
import { Id, Instant, allRoles, cardRoles, idParams } from '../primitives.js';
import { route } from '../route.js';

/** Work at LINE for one channel: publish a menu, or bring everybody the menu that the rules say. */
export const RichMenuJob = z
  .object({
    id: Id,
    channelId: Id,
    kind: z.enum(['publish', 'apply']),
    menuId: Id.nullable(),
    menuName: z.string().nullable(),
    state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
    /** `prepare`: the menu is made at LINE; `link`: people get theirs; `verify`: LINE is asked for each; `tidy` */
    step: z.enum(['prepare', 'link', 'verify', 'tidy']),
    /** contacts of the channel to look through, and how many were */
    total: z.number().int(),
    processed: z.number().int(),
    /** whose menu was changed at LINE */
    linked: z.number().int(),
    /** of those whose menu LINE was asked for: it is the right one */
    verified: z.number().int(),
    /** LINE shows them nothing of it until they are friends (again) */
    pending: z.number().int(),
    /** why it failed, as LINE says it */
    problem: z.string().nullable(),
    createdAt: Instant,
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'RichMenuJob' });
export type RichMenuJob = z.infer<typeof RichMenuJob>;

const reading = ['request.invalid', 'auth.required', 'auth.forbidden', 'request.not_found'] as const;

export const listRichMenuJobs = route({
  name: 'listRichMenuJobs',
  method: 'GET',
  path: '/api/channels/:id/rich-menu-jobs',
  access: allRoles,
  summary: 'The newest jobs of a channel, newest first; at most one is open',
  params: idParams,
  response: z.object({ items: z.array(RichMenuJob) }).meta({ id: 'RichMenuJobList' }),
  errors: reading,
});

export const applyRichMenuRules = route({
  name: 'applyRichMenuRules',
  method: 'POST',
  path: '/api/channels/:id/rich-menu-jobs',
  access: cardRoles,
  summary: 'Bring everybody the menu that the rules say, for instance after a job was stopped',
  params: idParams,
  response: RichMenuJob,
  status: 201,
  errors: [...reading, 'rich_menu.job_running'],
});

export const cancelRichMenuJob = route({
  name: 'cancelRichMenuJob',
  method: 'POST',
  path: '/api/rich-menu-jobs/:id/cancel',
  access: cardRoles,
  summary: 'Stop a job; what it did so far stays',
  params: idParams,
  response: RichMenuJob,
  errors: [...reading, 'request.conflict'],
});
