import { z } from 'zod';
import { Id, Instant, idParams } from '../primitives.js';
import { route } from '../route.js';

/** What proves a brand's own server to `/api/v1`; the secret itself is in no answer but the first. */
export const ApiKey = z
  .object({
    id: Id,
    name: z.string(),
    /** last four characters, to tell one from another */
    ending: z.string(),
    createdAt: Instant,
    /** who made it */
    staffName: z.string().nullable(),
    /** to about ten minutes; null: never */
    lastUsedAt: Instant.nullable(),
    /** since then it opens nothing */
    revokedAt: Instant.nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof ApiKey>;

const path = '/api/api-keys';
const errors = ['auth.required', 'auth.forbidden'] as const;

export const listApiKeys = route({
  name: 'listApiKeys',
  method: 'GET',
  path,
  access: ['admin'],
  summary: 'API keys of the team, newest first, and those revoked lately; never a secret',
  response: z.object({ items: z.array(ApiKey) }).meta({ id: 'ApiKeyList' }),
  errors,
});

export const createApiKey = route({
  name: 'createApiKey',
  method: 'POST',
  path,
  access: ['admin'],
  summary: 'Make an API key for a server of the brand; its secret is shown this once',
  body: z.strictObject({ name: z.string().trim().min(1).max(100) }).meta({ id: 'CreateApiKey' }),
  response: z
    .object({
      key: ApiKey,
      /** shown this once */
      secret: z.string(),
    })
    .meta({ id: 'NewApiKey' }),
  status: 201,
  errors: [...errors, 'request.invalid', 'api_key.too_many'],
});

export const revokeApiKey = route({
  name: 'revokeApiKey',
  method: 'DELETE',
  path: `${path}/:id`,
  access: ['admin'],
  summary: 'End an API key for good: it opens nothing from the next request on',
  params: idParams,
  errors: [...errors, 'request.invalid', 'request.not_found'],
});
