import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { User } from '../protocol.js';
import { loginUserId } from '../world/brands.js';
import type { World } from '../world/world.js';
import { certs, issuer, verifyIdToken } from './id-tokens.js';
import { lineInput } from './input.js';
import { lineMessageError, oauthError } from './line-error.js';
import { loginBrand, readUserToken, tokenUser } from './tokens.js';

const VerifyIdToken = z.object({
  id_token: z.string(),
  client_id: z.string(),
  nonce: z.string().optional(),
  user_id: z.string().optional(),
});

const tokenFaults = {
  malformed: 'access token is not a valid JWS',
  expired: 'access token expired',
  revoked: 'access token revoked',
};

/** LINE Login as a server and the LIFF script use it. */
export function loginRoutes(app: FastifyInstance, world: World): void {
  /** As the Login channel knows the person. */
  const person = (request: FastifyRequest, scope?: string): User => {
    const { sub, clientId } = tokenUser(world, request.headers.authorization, scope);
    const user = world.users.ensure(sub);
    const brand = world.brands.byLoginChannel(clientId);
    return brand ? { ...user, lineUserId: loginUserId(brand, sub) } : user;
  };

  app.get('/oauth2/v2.1/certs', { config: { operation: 'certs' } }, (_request, reply) =>
    reply.header('cache-control', 'public, max-age=3600').send(certs),
  );
  app.get('/.well-known/openid-configuration', { config: { operation: 'discovery' } }, () => ({
    issuer,
    jwks_uri: `${world.config.sandboxUrl}/line/oauth2/v2.1/certs`,
    id_token_signing_alg_values_supported: ['ES256'],
  }));

  app.post('/oauth2/v2.1/verify', { config: { operation: 'verifyIdToken' } }, async (request) => {
    const form = VerifyIdToken.safeParse(request.body);
    if (!form.success) throw oauthError('Missing or malformed parameter.');
    const { id_token: idToken, client_id: clientId, nonce, user_id: userId } = form.data;
    const loginSecret = world.brands.byLoginChannel(clientId)?.seed.login.channelSecret ?? '';
    const expected = { clientId, loginSecret, now: world.now(), nonce, userId };
    return verifyIdToken(idToken, expected);
  });

  app.get('/oauth2/v2.1/verify', { config: { operation: 'verifyAccessToken' } }, (request) => {
    const { access_token: given } = lineInput(z.object({ access_token: z.string() }), request.query);
    const token = readUserToken(world, given);
    if (typeof token === 'string') throw oauthError(tokenFaults[token]);
    const expiresIn = token.exp - Math.floor(world.now() / 1000);
    return { scope: token.scope.join(' '), client_id: token.clientId, expires_in: expiresIn };
  });

  app.post('/oauth2/v2.1/revoke', { config: { operation: 'revoke' } }, (request, reply) => {
    const { access_token: given } = lineInput(z.object({ access_token: z.string() }), request.body);
    const token = readUserToken(world, given);
    if (typeof token !== 'string') world.revoked.add(token.id);
    return reply.code(200).send();
  });

  app.get('/v2/profile', { config: { operation: 'userProfile' } }, (request) => {
    const { lineUserId: userId, displayName, pictureUrl } = person(request, 'profile');
    return { userId, displayName, pictureUrl };
  });

  app.route({
    method: ['GET', 'POST'],
    url: '/oauth2/v2.1/userinfo',
    config: { operation: 'userinfo' },
    handler: (request) => {
      const { lineUserId: sub, displayName: name, pictureUrl: picture } = person(request, 'openid');
      return { sub, name, picture };
    },
  });

  app.get('/friendship/v1/status', { config: { operation: 'friendship' } }, (request) => {
    const token = tokenUser(world, request.headers.authorization, 'profile');
    const brand = world.brands.byLoginChannel(token.clientId);
    return { friendFlag: brand ? world.users.friendOf(brand.seed.key, token.sub) === 'friend' : false };
  });

  app.post('/user/v1/deauthorize', { config: { operation: 'deauthorize' } }, (request, reply) => {
    const brand = loginBrand(world, request.headers.authorization);
    const { userAccessToken } = lineInput(z.object({ userAccessToken: z.string() }), request.body);
    const token = readUserToken(world, userAccessToken);
    if (typeof token === 'string' || token.clientId !== brand.seed.login.channelId) {
      throw lineMessageError(400, 'invalid token');
    }
    world.revoked.add(token.id);
    return reply.code(204).send();
  });
}
