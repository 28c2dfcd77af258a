import { z } from 'zod';
import { MatchPlatform } from '../binding-settings.js';
import { Id, bindingRoles } from '../primitives.js';
import { route } from '../route.js';
import { Day } from './funnel.js';

export const bindingChannelDays = 7;

/** What the list of phone binding says of a channel besides whether it is on. */
export const BindingChannel = z
  .object({
    channelId: Id,
    matchPlatform: MatchPlatform,
    /** null: matches without a shop, or none is chosen yet. `untested`: nobody has asked it so far */
    shop: z.object({ name: z.string(), state: z.enum(['working', 'failing', 'untested']) }).nullable(),
    /** put on at the first binding */
    tags: z.array(z.object({ id: Id, name: z.string() })),
    /** people of the last seven days of the team’s calendar, today included; one on two days counts twice */
    opened: z.number().int(),
    bound: z.number().int(),
    days: z.array(z.object({ day: Day, bound: z.number().int() })),
  })
  .meta({ id: 'BindingChannel' });
export type BindingChannel = z.infer<typeof BindingChannel>;

export const listBindingChannels = route({
  name: 'listBindingChannels',
  method: 'GET',
  path: '/api/binding-channels',
  access: bindingRoles,
  summary: 'How each channel binds: what it matches with, its tags, the figures of the last seven days',
  response: z.object({ items: z.array(BindingChannel) }).meta({ id: 'BindingChannelList' }),
  errors: ['auth.required', 'auth.forbidden'],
});
