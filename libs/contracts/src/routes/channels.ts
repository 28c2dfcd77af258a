import { z } from 'zod';
import { BindingSettings, BindingSettingsInput } from '../binding-settings.js';
import { ChannelNumber, Id, Instant, LiffId, allRoles, bindingRoles, idParams } from '../primitives.js';
import { route } from '../route.js';

/** Shows that a secret is set and how it ends, never the secret. */
export const SecretState = z
  .object({ set: z.boolean(), ending: z.string().nullable() })
  .meta({ id: 'SecretState' });

export const Channel = z
  .object({
    id: Id,
    name: z.string(),
    basicId: z.string().nullable(),
    botUserId: z.string().nullable(),
    pictureUrl: z.string().nullable(),
    messagingChannelId: z.string(),
    messagingSecret: SecretState,
    loginChannelId: z.string().nullable(),
    loginSecret: SecretState,
    liffId: z.string().nullable(),
    /** the game module's own LIFF app, which must be another one */
    gameLiffId: z.string().nullable(),
    webhookUrl: z.string(),
    liffEndpointUrl: z.string().nullable(),
    bindingUrl: z.string().nullable(),
    memberCardUrl: z.string().nullable(),
    bindingEnabled: z.boolean(),
    /** LINE refuses the credentials since then: what is to be sent waits until they work again */
    pausedAt: Instant.nullable(),
    /** LINE refused a push this month because its messages are used up; replies go on */
    quotaUsedUp: z.boolean(),
    createdAt: Instant,
  })
  .meta({ id: 'Channel' });
export type Channel = z.infer<typeof Channel>;

const Secret = z.string().trim().min(8).max(200);
const channelFields = {
  name: z.string().trim().min(1).max(100),
  basicId: z
    .string()
    .trim()
    .regex(/^@[a-z0-9._-]{3,20}$/i)
    .nullable(),
  messagingChannelId: ChannelNumber,
  loginChannelId: ChannelNumber.nullable(),
  liffId: LiffId.nullable(),
};

export const listChannels = route({
  name: 'listChannels',
  method: 'GET',
  path: '/api/channels',
  access: bindingRoles,
  summary: 'LINE Official Accounts of the team',
  response: z.object({ items: z.array(Channel) }).meta({ id: 'ChannelList' }),
  errors: ['auth.required', 'auth.forbidden'],
});

export const listChannelNames = route({
  name: 'listChannelNames',
  method: 'GET',
  path: '/api/channel-names',
  access: allRoles,
  summary: 'Channels of the team by name, for those who work in them without setting them up',
  response: z
    .object({ items: z.array(z.object({ id: Id, name: z.string() })) })
    .meta({ id: 'ChannelNameList' }),
  errors: ['auth.required'],
});

export const getChannel = route({
  name: 'getChannel',
  method: 'GET',
  path: '/api/channels/:id',
  access: bindingRoles,
  summary: 'One channel',
  params: idParams,
  response: Channel,
  errors: ['auth.required', 'auth.forbidden', 'request.not_found'],
});

export const createChannel = route({
  name: 'createChannel',
  method: 'POST',
  path: '/api/channels',
  access: ['admin'],
  summary: 'Connect a LINE Official Account',
  body: z
    .strictObject({ ...channelFields, messagingSecret: Secret, loginSecret: Secret.nullable() })
    .meta({ id: 'CreateChannel' }),
  response: Channel,
  status: 201,
  errors: ['request.invalid', 'auth.required', 'auth.forbidden', 'channel.taken'],
});

export const updateChannel = route({
  name: 'updateChannel',
  method: 'PATCH',
  path: '/api/channels/:id',
  access: ['admin'],
  summary: 'Change a channel; secrets are write-only',
  params: idParams,
  body: z
    .strictObject({
      ...channelFields,
      gameLiffId: LiffId.nullable(),
      messagingSecret: Secret,
      loginSecret: Secret,
    })
    .partial()
    .meta({ id: 'UpdateChannel' }),
  response: Channel,
  errors: [
    'request.invalid',
    'auth.required',
    'auth.forbidden',
    'request.not_found',
    'channel.taken',
    'channel.binding_enabled',
  ],
});

export const getBindingSettings = route({
  name: 'getBindingSettings',
  method: 'GET',
  path: '/api/channels/:id/binding-settings',
  access: bindingRoles,
  summary: 'Phone-binding settings of a channel',
  params: idParams,
  response: BindingSettings,
  errors: ['auth.required', 'auth.forbidden', 'request.not_found'],
});

export const saveBindingSettings = route({
  name: 'saveBindingSettings',
  method: 'PUT',
  path: '/api/channels/:id/binding-settings',
  access: bindingRoles,
  summary: 'Save the settings; refused when somebody saved since',
  params: idParams,
  body: BindingSettingsInput,
  response: BindingSettings,
  errors: [
    'request.invalid',
    'auth.required',
    'auth.forbidden',
    'request.not_found',
    'binding.trigger_texts_equal',
    'binding.settings_changed',
    'binding.not_ready',
    'request.too_large',
  ],
});

export const switchBinding = route({
  name: 'switchBinding',
  method: 'POST',
  path: '/api/channels/:id/binding-settings/enabled',
  access: bindingRoles,
  summary: 'Switch phone binding of a channel on or off, at once',
  params: idParams,
  body: z.strictObject({ enabled: z.boolean() }).meta({ id: 'SwitchBinding' }),
  response: BindingSettings,
  errors: ['request.invalid', 'auth.required', 'auth.forbidden', 'request.not_found', 'binding.not_ready'],
});
