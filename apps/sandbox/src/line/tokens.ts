import { z } from 'zod';
import type { LiffContextType } from '../protocol.js';
import type { BrandState } from '../world/brands.js';
import { hex } from '../world/ids.js';
import type { World } from '../world/world.js';
import { LineError, lineMessageError } from './line-error.js';
import { seal, unseal } from './sealed.js';

const ChannelToken = z.object({ channelId: z.string(), exp: z.number() });
const UserToken = z.object({
  id: z.string(),
  sub: z.string(),
  liffId: z.string(),
  clientId: z.string(),
  scope: z.array(z.string()),
  context: z.enum(['utou', 'none', 'external']),
  exp: z.number(),
});
export type UserToken = z.infer<typeof UserToken>;

const userTokenSeconds = 12 * 3600;

export function issueChannelToken(world: World, channelId: string, seconds: number): string {
  return seal('channel', { channelId, exp: Math.floor(world.now() / 1000) + seconds, jti: hex(8) });
}

export function issueUserToken(
  world: World,
  user: { sub: string; liffId: string; clientId: string; scope: string[]; context: LiffContextType },
): string {
  const exp = Math.floor(world.now() / 1000) + userTokenSeconds;
  return seal('user', { ...user, id: hex(8), exp } satisfies UserToken);
}

const bearer = (authorization: string | undefined): string =>
  /^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '';

const refused = () =>
  lineMessageError(
    401,
    'Authentication failed. Confirm that the access token in the authorization header is valid.',
  );

function channelIdOf(world: World, authorization: string | undefined): string {
  const token = ChannelToken.safeParse(unseal('channel', bearer(authorization)));
  if (!token.success || token.data.exp * 1000 <= world.now()) throw refused();
  return token.data.channelId;
}

/** The brand whose Messaging API channel signed in; 401 in LINE's form for everything else. */
export function messagingBrand(world: World, authorization: string | undefined): BrandState {
  const brand = world.brands.byMessagingChannel(channelIdOf(world, authorization));
  if (!brand) throw lineMessageError(403, 'Access to this API is not available for your account');
  return brand;
}

/** The LIFF server API wants the Login channel's token. */
export function loginBrand(world: World, authorization: string | undefined): BrandState {
  const brand = world.brands.byLoginChannel(channelIdOf(world, authorization));
  if (!brand) throw refused();
  return brand;
}

export type UserTokenFault = 'malformed' | 'expired' | 'revoked';

export function readUserToken(world: World, token: string): UserToken | UserTokenFault {
  const read = UserToken.safeParse(unseal('user', token));
  if (!read.success) return 'malformed';
  if (read.data.exp * 1000 <= world.now()) return 'expired';
  return world.revoked.has(read.data.id) ? 'revoked' : read.data;
}

/** The person whose access token is in the header; needs `scope` when given. */
export function tokenUser(world: World, authorization: string | undefined, scope?: string): UserToken {
  const token = readUserToken(world, bearer(authorization));
  if (typeof token === 'string') throw new LineError(401, { message: `The access token ${token}` });
  if (scope && !token.scope.includes(scope)) {
    throw lineMessageError(403, 'The granted scopes do not allow this request');
  }
  return token;
}
