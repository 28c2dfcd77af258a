import { z } from 'zod';
import { DeviceKind, FriendState, Language, LineUserId, Texts } from './people.js';

export const Brand = z.object({
  /** also accepted as `channel` everywhere, as are the basic id, the channel ids and the product's channel id */
  key: z.string(),
  name: z.string(),
  basicId: z.string(),
  botUserId: z.string(),
  pictureUrl: z.string(),
  /** id of the channel in the product, part of the webhook URL */
  productChannelId: z.string(),
  messaging: z.object({ channelId: z.string(), channelSecret: z.string() }),
  login: z.object({ channelId: z.string(), channelSecret: z.string() }),
  webhookUrl: z.string().nullable(),
  liffId: z.string(),
  /** what stands for https://liff.line.me/{liffId} */
  liffUrl: z.string(),
  liffEndpointUrl: z.string(),
});
export type Brand = z.infer<typeof Brand>;

export const User = z.object({
  lineUserId: LineUserId,
  /** key of the persona, null for a person that a control call created */
  persona: z.string().nullable(),
  displayName: z.string(),
  pictureUrl: z.string(),
  language: Language,
  os: DeviceKind,
  /** by brand key */
  friend: z.record(z.string(), FriendState),
});
export type User = z.infer<typeof User>;

export const Persona = User.extend({
  persona: z.string(),
  about: Texts,
  /** the magic number that fits this person */
  suggestedPhone: z.string(),
});
export type Persona = z.infer<typeof Persona>;

export const MagicNumber = z.object({
  /** 0900-000-001 */
  display: z.string(),
  e164: z.string(),
  about: Texts,
});
export type MagicNumber = z.infer<typeof MagicNumber>;

export const World = z.object({
  sandboxUrl: z.string(),
  productUrl: z.string(),
  /** what the product's settings must hold to live in this world, by variable name */
  productEnvironment: z.record(z.string(), z.string()),
  brands: z.array(Brand),
  personas: z.array(Persona),
  magicNumbers: z.array(MagicNumber),
  /** pretend shops: where, and what a connection of the product has to hold, by platform */
  shops: z.record(
    z.string(),
    z.object({ baseUrl: z.string(), credentials: z.record(z.string(), z.string()) }),
  ),
  sms: z.object({ baseUrl: z.string(), token: z.string() }),
});
export type World = z.infer<typeof World>;
