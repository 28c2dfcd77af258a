import { z } from 'zod';
import { SavedBy } from '../binding-settings.js';
import { Id, Instant, allRoles, cardRoles, idParams } from '../primitives.js';
import {
  CreateRichMenu,
  RichMenuArea,
  RichMenuRules,
  SaveRichMenu,
  richMenuRulesFields,
} from '../rich-menus.js';
import { route } from '../route.js';
import { Day } from './funnel.js';

export const RichMenu = z
  .object({
    id: Id,
    channelId: Id,
    name: z.string(),
    size: z.object({ width: z.number().int(), height: z.number().int() }),
    pictureId: Id.nullable(),
    pictureUrl: z.string().nullable(),
    chatBarText: z.string(),
    selected: z.boolean(),
    areas: z.array(RichMenuArea),
    version: z.number().int(),
    /** `draft`: never published. `changed`: customers see an older version */
    state: z.enum(['draft', 'published', 'changed']),
    publishedAt: Instant.nullable(),
    /** places in the channel's list of rules */
    inRules: z.array(z.number().int()),
    isDefault: z.boolean(),
    /** other menus with an area that leads here */
    switchedToFrom: z.array(z.object({ id: Id, name: z.string() })),
    /** journeys, active or paused, that show it to somebody */
    journeys: z.array(z.object({ id: Id, name: z.string() })),
    /** keys of areas that lead nowhere yet: the menu is not published, or the channel has no LIFF app */
    deadAreas: z.array(z.string()),
    /** people to whom it is linked; nobody is linked to the default */
    people: z.number().int(),
    updatedAt: Instant,
    savedBy: SavedBy.nullable(),
  })
  .meta({ id: 'RichMenu' });
export type RichMenu = z.infer<typeof RichMenu>;

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

/** Who sees what by a list of rules, among contacts that have not blocked the channel. */
export const RichMenuReach = z
  .object({
    people: z.number().int(),
    /** as many entries as rules: whom each decides for, and whom it would fit but a rule above it decides */
    rules: z.array(z.object({ menuId: Id, people: z.number().int(), overruled: z.number().int() })),
    /** whom no rule fits */
    byDefault: z.number().int(),
    /** whom more than one rule fits; the upper one counts */
    conflicts: z.number().int(),
    /** whom a journey shows another menu for now */
    overridden: z.number().int(),
  })
  .meta({ id: 'RichMenuReach' });
export type RichMenuReach = z.infer<typeof RichMenuReach>;

export const RichMenuRuleSet = z
  .object({
    channelId: Id,
    version: z.number().int(),
    ...RichMenuRules.shape,
    updatedAt: Instant.nullable(),
    savedBy: SavedBy.nullable(),
  })
  .meta({ id: 'RichMenuRuleSet' });
export type RichMenuRuleSet = z.infer<typeof RichMenuRuleSet>;

const reading = ['request.invalid', 'auth.required', 'auth.forbidden', 'request.not_found'] as const;

export const listRichMenuChannels = route({
  name: 'listRichMenuChannels',
  method: 'GET',
  path: '/api/rich-menu-channels',
  access: allRoles,
  summary: 'Channels of the team as far as menus are concerned',
  response: z
    .object({
      items: z.array(
        z.object({
          id: Id,
          name: z.string(),
          /** without it no area can lead to binding or the member card */
          hasLiff: z.boolean(),
          menus: z.number().int(),
        }),
      ),
    })
    .meta({ id: 'RichMenuChannelList' }),
  errors: ['auth.required'],
});

export const listRichMenus = route({
  name: 'listRichMenus',
  method: 'GET',
  path: '/api/rich-menus',
  access: allRoles,
  summary: 'Rich menus of a channel, or of all, newest first',
  query: z.strictObject({ channelId: Id.optional() }),
  response: z.object({ items: z.array(RichMenu) }).meta({ id: 'RichMenuList' }),
  errors: ['request.invalid', 'auth.required'],
});

export const getRichMenu = route({
  name: 'getRichMenu',
  method: 'GET',
  path: '/api/rich-menus/:id',
  access: allRoles,
  summary: 'One rich menu',
  params: idParams,
  response: RichMenu,
  errors: reading,
});

export const createRichMenu = route({
  name: 'createRichMenu',
  method: 'POST',
  path: '/api/rich-menus',
  access: cardRoles,
  summary: 'A new rich menu; nobody sees it until it is published and a rule or the default names it',
  body: CreateRichMenu,
  response: RichMenu,
  status: 201,
  errors: [...reading, 'rich_menu.too_many', 'rich_menu.picture_size'],
});

export const saveRichMenu = route({
  name: 'saveRichMenu',
  method: 'PUT',
  path: '/api/rich-menus/:id',
  access: cardRoles,
  summary: 'Change a rich menu; customers see the change when it is published',
  params: idParams,
  body: SaveRichMenu,
  response: RichMenu,
  errors: [...reading, 'rich_menu.changed', 'rich_menu.picture_size'],
});

export const deleteRichMenu = route({
  name: 'deleteRichMenu',
  method: 'DELETE',
  path: '/api/rich-menus/:id',
  access: cardRoles,
  summary: 'Delete a menu that no rule, default, other menu or journey names, at LINE too',
  params: idParams,
  errors: [...reading, 'rich_menu.in_use'],
});

export const validateRichMenu = route({
  name: 'validateRichMenu',
  method: 'POST',
  path: '/api/rich-menus/:id/validation',
  access: cardRoles,
  summary: 'Whether the menu as saved can be published: our checks, then LINE’s; makes nothing',
  params: idParams,
  response: z.object({ valid: z.literal(true) }).meta({ id: 'RichMenuValid' }),
  errors: [...reading, 'rich_menu.not_ready', 'rich_menu.line_refused', 'rich_menu.line_unavailable'],
});

export const publishRichMenu = route({
  name: 'publishRichMenu',
  method: 'POST',
  path: '/api/rich-menus/:id/publication',
  access: cardRoles,
  summary:
    'Make the menu as saved at LINE; whoever sees its older version is moved over, then that is deleted',
  params: idParams,
  response: RichMenuJob,
  status: 201,
  errors: [...reading, 'rich_menu.not_ready', 'rich_menu.job_running'],
});

export const getRichMenuClicks = route({
  name: 'getRichMenuClicks',
  method: 'GET',
  path: '/api/rich-menus/:id/clicks',
  access: allRoles,
  summary:
    'Taps on areas that lead to an https address, by day of the team’s calendar; LINE counts none of the others',
  params: idParams,
  query: z.strictObject({ days: z.coerce.number().int().min(1).max(366).default(30) }),
  response: z
    .object({
      since: Day,
      items: z.array(z.object({ key: z.string(), day: Day, clicks: z.number().int() })),
    })
    .meta({ id: 'RichMenuClicks' }),
  errors: reading,
});

export const getRichMenuRules = route({
  name: 'getRichMenuRules',
  method: 'GET',
  path: '/api/channels/:id/rich-menu-rules',
  access: allRoles,
  summary: 'Who sees which menu in a channel: the first rule that fits, else the default',
  params: idParams,
  response: RichMenuRuleSet,
  errors: reading,
});

export const saveRichMenuRules = route({
  name: 'saveRichMenuRules',
  method: 'PUT',
  path: '/api/channels/:id/rich-menu-rules',
  access: cardRoles,
  summary: 'Change who sees which menu; everybody whose menu changes gets the new one, with progress',
  params: idParams,
  body: z
    .strictObject({ version: z.number().int().min(0), ...richMenuRulesFields })
    .meta({ id: 'SaveRichMenuRules' }),
  response: z
    .object({ rules: RichMenuRuleSet, job: RichMenuJob.nullable() })
    .meta({ id: 'RichMenuRulesSaved' }),
  errors: [...reading, 'rich_menu.rules_changed', 'rich_menu.not_published'],
});

export const previewRichMenuRules = route({
  name: 'previewRichMenuRules',
  method: 'POST',
  path: '/api/channels/:id/rich-menu-reach',
  access: allRoles,
  summary: 'How many people would see what by these rules, saved or not; changes nothing',
  params: idParams,
  body: RichMenuRules,
  response: RichMenuReach,
  errors: reading,
});

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

export const ContactRichMenu = z
  .object({
    /** null: the default of LINE's own console, or none */
    menuId: Id.nullable(),
    menuName: z.string().nullable(),
    because: z.enum(['journey', 'rule', 'default']),
    /** until when a journey shows it; null: until the journey takes it back */
    until: Instant.nullable(),
    /** `pending`: not before they are a friend (again). `sent`: LINE has taken it, nobody has looked yet */
    state: z.enum(['verified', 'sent', 'pending', 'waiting']),
  })
  .meta({ id: 'ContactRichMenu' });
export type ContactRichMenu = z.infer<typeof ContactRichMenu>;

export const getContactRichMenu = route({
  name: 'getContactRichMenu',
  method: 'GET',
  path: '/api/contacts/:id/rich-menu',
  access: allRoles,
  summary: 'Which menu somebody sees, and why',
  params: idParams,
  response: ContactRichMenu,
  errors: reading,
});
