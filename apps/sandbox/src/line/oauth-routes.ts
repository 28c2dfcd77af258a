import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { World } from '../world/world.js';
import { oauthError } from './line-error.js';
import { issueChannelToken } from './tokens.js';

const Credentials = z.object({ grant_type: z.string(), client_id: z.string(), client_secret: z.string() });

/** Channel access tokens. */
export function oauthRoutes(app: FastifyInstance, world: World): void {
  const issue = (body: unknown, seconds: number) => {
    const form = Credentials.safeParse(body);
    if (!form.success) throw oauthError('Missing or malformed parameter.');
    if (form.data.grant_type !== 'client_credentials') {
      throw oauthError("Invalid 'grant_type'.", 'unsupported_grant_type');
    }
    const { client_id: id, client_secret: secret } = form.data;
    const messaging = world.brands.byMessagingChannel(id)?.seed.messaging;
    const login = world.brands.byLoginChannel(id)?.seed.login;
    if ((messaging ?? login)?.channelSecret !== secret) {
      throw oauthError("Invalid 'client_credentials'.");
    }
    return { token_type: 'Bearer', access_token: issueChannelToken(world, id, seconds), expires_in: seconds };
  };

  app.post('/oauth2/v3/token', { config: { operation: 'token' } }, (request) => issue(request.body, 900));
  app.post('/v2/oauth/accessToken', { config: { operation: 'token.short' } }, (request) =>
    issue(request.body, 2_592_000),
  );
}
