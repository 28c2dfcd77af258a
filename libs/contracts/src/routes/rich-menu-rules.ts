import { z } from 'zod';
import { SavedBy } from '../binding-settings.js';
import { Id, Instant, allRoles, cardRoles, idParams } from '../primitives.js';
import { RichMenuRules, richMenuRulesFields } from '../rich-menus.js';
import { route } from '../route.js';
import { RichMenuJob } from './rich-menu-jobs.js';

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
