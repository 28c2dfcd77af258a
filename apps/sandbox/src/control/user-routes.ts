import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { createIdToken } from '../line/id-tokens.js';
import { issueUserToken } from '../line/tokens.js';
import { block, follow, postback, say, switchMenu } from '../line/user-actions.js';
import { contextFor } from '../liff/launch.js';
import {
  ChannelOnly,
  CreateIdToken,
  LineUserId,
  OpenLiff,
  SendPostback,
  SendText,
  SwitchMenu,
  UpdateUser,
} from '../protocol.js';
import type { CreatedIdToken, OpenedLiff, User } from '../protocol.js';
import { loginUserId, type BrandState } from '../world/brands.js';
import { brandSeeds } from '../world/seed.js';
import type { World } from '../world/world.js';
import { Refusal, controlInput, unknown } from './control-error.js';
import { describeChat } from './describe.js';

type OnUser = { Params: { id: string } };

/** What people do: write, tap, follow, block, open LIFF. */
export function userRoutes(app: FastifyInstance, world: World): void {
  /** By LINE user id, which is created when it is new, or by the key of a persona. */
  const userOf = (request: FastifyRequest<OnUser>): User => {
    const { id } = request.params;
    const persona = world.users.findPersona(id);
    if (persona) return persona;
    if (!LineUserId.safeParse(id).success)
      throw unknown('user: U and 32 hex digits, or the key of a persona');
    return world.users.ensure(id);
  };
  const brandOf = (channel: string | undefined): BrandState => {
    const brand = world.brands.find(channel ?? brandSeeds[0]?.key ?? '');
    if (!brand) throw unknown(`channel: ${brandSeeds.map((seed) => seed.key).join(' or ')}`);
    return brand;
  };
  const mayWrite = (brand: BrandState, user: User) => {
    if (world.users.friendOf(brand.seed.key, user.lineUserId) === 'blocked') {
      throw new Refusal(409, 'blocked', 'This person has blocked the brand: follow first');
    }
  };

  app.get('/users', () => ({ items: [...world.users.all()].slice(0, 1000) }));
  app.get<OnUser>('/users/:id', (request) => userOf(request));
  app.put<OnUser>('/users/:id', (request) => {
    const { language, os, friend, channel } = controlInput(UpdateUser, request.body);
    const user = userOf(request);
    const { key } = brandOf(channel).seed;
    const changed: User = {
      ...user,
      ...(language ? { language } : {}),
      ...(os ? { os } : {}),
      friend: friend ? { ...user.friend, [key]: friend } : user.friend,
    };
    world.putUser(changed);
    return changed;
  });

  app.get<OnUser>('/chats/:id', (request) => {
    const { channel } = controlInput(ChannelOnly, request.query);
    return describeChat(world, brandOf(channel), userOf(request).lineUserId);
  });

  app.post<OnUser>('/users/:id/messages', async (request) => {
    const { text, channel } = controlInput(SendText, request.body);
    const [brand, user] = [brandOf(channel), userOf(request)];
    mayWrite(brand, user);
    return say(world, brand, user.lineUserId, text);
  });
  app.post<OnUser>('/users/:id/postbacks', async (request) => {
    const { channel, ...content } = controlInput(SendPostback, request.body);
    const [brand, user] = [brandOf(channel), userOf(request)];
    mayWrite(brand, user);
    return postback(world, brand, user.lineUserId, content);
  });
  app.post<OnUser>('/users/:id/menu-switches', async (request) => {
    const { channel, ...tap } = controlInput(SwitchMenu, request.body);
    const [brand, user] = [brandOf(channel), userOf(request)];
    mayWrite(brand, user);
    return switchMenu(world, brand, user.lineUserId, tap);
  });
  app.post<OnUser>('/users/:id/follow', async (request) => {
    const { channel } = controlInput(ChannelOnly, request.body);
    return follow(world, brandOf(channel), userOf(request).lineUserId);
  });
  app.post<OnUser>('/users/:id/block', async (request) => {
    const { channel } = controlInput(ChannelOnly, request.body);
    return block(world, brandOf(channel), userOf(request).lineUserId);
  });

  app.post<OnUser>('/users/:id/liff', (request): OpenedLiff => {
    const { liffId, path = '', context } = controlInput(OpenLiff, request.body);
    if (!world.brands.byLiffId(liffId)) throw unknown('LIFF app');
    const user = userOf(request);
    const { sandboxUrl } = world.config;
    const url = new URL(
      `${sandboxUrl}/liff/${liffId}${/^[/?]/.test(path) || path === '' ? path : `/${path}`}`,
    );
    url.searchParams.set('user', user.lineUserId);
    url.searchParams.set('context', contextFor(user, context));
    return { url: url.href };
  });

  app.post('/id-tokens', async (request, reply) => idToken(world, request.body, reply));
}

const Person = z.object({ lineUserId: LineUserId.optional(), persona: z.string().optional() });

async function idToken(world: World, body: unknown, reply: FastifyReply): Promise<CreatedIdToken> {
  const { liffId, context = 'utou', broken, ...person } = controlInput(CreateIdToken, body);
  const found = world.brands.byLiffId(liffId ?? brandSeeds[0]?.liffId ?? '');
  if (!found) throw unknown('LIFF app');
  const { lineUserId, persona } = controlInput(Person, person);
  const user = lineUserId ? world.users.ensure(lineUserId) : world.users.findPersona(persona ?? 'gold');
  if (!user) throw unknown('persona');
  const { channelId, channelSecret } = found.brand.seed.login;
  const { scope } = found.app;
  const now = world.now();
  const token = await createIdToken({
    user: { ...user, lineUserId: loginUserId(found.brand, user.lineUserId) },
    loginChannelId: channelId,
    loginSecret: channelSecret,
    scope,
    now,
    broken,
  });
  const owner = { sub: user.lineUserId, liffId: found.app.liffId, clientId: channelId, scope, context };
  reply.code(201);
  return {
    idToken: token,
    accessToken: issueUserToken(world, owner),
    lineUserId: user.lineUserId,
    liffId: found.app.liffId,
  };
}
