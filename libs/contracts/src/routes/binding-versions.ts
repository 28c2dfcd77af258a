import { z } from 'zod';
import { BindingSettings, BindingSettingsStored, SavedBy } from '../binding-settings.js';
import { Id, Instant, bindingRoles, idParams, page, pageQuery } from '../primitives.js';
import { route } from '../route.js';

/** Why a version came to be; `card`: a message card that the settings use was changed. */
export const versionOrigins = ['created', 'saved', 'restored', 'card'] as const;

export const BindingVersion = z
  .object({
    version: z.number().int(),
    origin: z.enum(versionOrigins),
    /** the version whose content came back, of a restored one */
    restoredFrom: z.number().int().nullable(),
    /** paths of the fields that differ from the version before: `scenarios.alreadyBound`, `consentText` */
    changed: z.array(z.string()),
    /** null: the system itself, or somebody who is known no longer */
    savedBy: SavedBy.nullable(),
    savedAt: Instant,
  })
  .meta({ id: 'BindingVersion' });
export type BindingVersion = z.infer<typeof BindingVersion>;

const versionParams = z.strictObject({ id: Id, version: z.coerce.number().int().min(1).max(2_147_483_647) });

export const listBindingVersions = route({
  name: 'listBindingVersions',
  method: 'GET',
  path: '/api/channels/:id/binding-settings/versions',
  access: bindingRoles,
  summary: 'Every version of the settings, newest first',
  params: idParams,
  query: z.strictObject({
    ...pageQuery,
    cursor: z
      .string()
      .regex(/^\d{1,10}$/)
      .optional(),
  }),
  response: page('BindingVersionPage', BindingVersion),
  errors: ['request.invalid', 'auth.required', 'auth.forbidden', 'request.not_found'],
});

export const getBindingVersion = route({
  name: 'getBindingVersion',
  method: 'GET',
  path: '/api/channels/:id/binding-settings/versions/:version',
  access: bindingRoles,
  summary: 'What one version said',
  params: versionParams,
  response: z
    .object({ version: z.number().int(), content: BindingSettingsStored })
    .meta({ id: 'BindingVersionContent' }),
  errors: ['request.invalid', 'auth.required', 'auth.forbidden', 'request.not_found'],
});

export const restoreBindingVersion = route({
  name: 'restoreBindingVersion',
  method: 'POST',
  path: '/api/channels/:id/binding-settings/versions/:version/restore',
  access: bindingRoles,
  summary: 'Saves what an earlier version said as the newest one; refused when somebody saved since',
  params: versionParams,
  body: z
    .strictObject({ version: z.number().int().min(0) })
    .meta({ id: 'RestoreBindingVersion', description: 'The version that stands now.' }),
  response: BindingSettings,
  errors: [
    'request.invalid',
    'auth.required',
    'auth.forbidden',
    'request.not_found',
    'binding.settings_changed',
    'binding.not_ready',
    'binding.version_unusable',
    'request.too_large',
  ],
});
