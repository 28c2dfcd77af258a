import { z } from 'zod';
import { Locale } from '../primitives.js';
import { route } from '../route.js';
import { NewPassword } from './account.js';

export const getSetup = route({
  name: 'getSetup',
  method: 'GET',
  path: '/api/setup',
  access: 'public',
  summary: 'Whether this installation still waits for its first team',
  response: z
    .object({
      needed: z.boolean(),
      /** a sandbox is there whose channels a new team can begin with */
      sandbox: z.boolean(),
    })
    .meta({ id: 'SetupState' }),
  errors: [],
});

export const setUp = route({
  name: 'setUp',
  method: 'POST',
  path: '/api/setup',
  access: 'public',
  summary: 'Create the team and its first admin; works once in the life of an installation',
  body: z
    .strictObject({
      organisation: z.string().trim().min(1).max(100),
      name: z.string().trim().min(1).max(100),
      email: z.email().max(254).toLowerCase(),
      password: NewPassword,
      locale: Locale,
    })
    .meta({ id: 'SetUp' }),
  status: 204,
  errors: ['request.invalid', 'setup.done', 'request.forbidden_origin'],
});

export const beginWithSandbox = route({
  name: 'beginWithSandbox',
  method: 'POST',
  path: '/api/setup/sandbox',
  access: ['admin'],
  summary: 'Begin with the channels, the shop and the tags of the sandbox; for a team that has none',
  errors: ['auth.required', 'auth.forbidden', 'setup.no_sandbox', 'setup.not_empty'],
});
