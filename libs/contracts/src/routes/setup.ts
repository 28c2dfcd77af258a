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
  response: z.object({ needed: z.boolean() }).meta({ id: 'SetupState' }),
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
