import { z } from 'zod';
import { SavedBy } from '../binding-settings.js';
import { Id, Instant, allRoles, cardRoles, idParams } from '../primitives.js';
import { CreateRichMenu, RichMenuArea, SaveRichMenu } from '../rich-menus.js';
import { route } from '../route.js';
import { Day } from './funnel.js';
import { RichMenuJob } from './rich-menu-jobs.js';

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
