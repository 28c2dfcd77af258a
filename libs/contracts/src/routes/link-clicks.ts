import { z } from 'zod';
import { route } from '../route.js';

/** Stands in menus and messages. Anybody who has the address may follow it; nobody can guess one. */
export const followLink = route({
  name: 'followLink',
  method: 'GET',
  path: '/r/:id',
  access: 'public',
  summary: 'Count a tap and lead on to the address that was stored',
  params: z.strictObject({ id: z.string().max(100) }),
  status: 302,
  errors: ['request.invalid', 'link.gone', 'service.busy'],
});
