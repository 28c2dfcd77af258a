import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { recorded } from '../control/recording.js';
import { LiffContextType } from '../protocol.js';
import type { User } from '../protocol.js';
import type { World } from '../world/world.js';
import { contextFor, credentialsFor, fragment, launchContext, primaryUrl } from './launch.js';
import { choosePage, messagePage, oaMessagePage } from './pages.js';
import { liffSdk } from './sdk/script.js';

const Launch = z.object({ user: z.string().optional(), context: LiffContextType.optional() });
const Login = z.object({ liff_id: z.string(), redirect_uri: z.url(), user: z.string().optional() });

type OnLiff = { Params: { liffId: string; '*'?: string } };

/** liff.line.me, the LIFF script, LINE's login page and line.me/R/oaMessage. */
export async function liffPlugin(app: FastifyInstance, { world }: { world: World }): Promise<void> {
  recorded(app, world, 'liff', (status) => ({ message: `Pretend trouble ${status}` }));
  const { sandboxUrl } = world.config;
  const page = (reply: FastifyReply, html: string, status = 200) =>
    reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
  const notFound = (reply: FastifyReply) =>
    page(reply, messagePage('找不到這個 LIFF 應用程式', 'Unknown LIFF app'), 404);
  /** A named user who does not exist is created, as in the control API; a malformed one is nobody. */
  const person = (name: string | undefined): User | undefined =>
    name === undefined
      ? undefined
      : (world.users.findPersona(name) ??
        (/^U[0-9a-f]{32}$/.test(name) ? world.users.ensure(name) : undefined));

  const open = async (request: FastifyRequest<OnLiff>, reply: FastifyReply) => {
    const { liffId } = request.params;
    const found = world.brands.byLiffId(liffId);
    const { searchParams: query } = new URL(request.url, sandboxUrl);
    const launch = Launch.safeParse(Object.fromEntries(query));
    if (!found || !launch.success) return notFound(reply);
    const user = person(launch.data.user);
    if (!user && launch.data.context !== 'external') {
      const here = `${sandboxUrl}${request.url}`;
      return page(reply, choosePage(world, found.brand, here));
    }
    for (const reserved of ['user', 'context']) query.delete(reserved);
    const type = user ? contextFor(user, launch.data.context) : 'external';
    const credentials = user ? await credentialsFor(world, found, user, type) : null;
    const rest = request.url.split('?')[0]?.slice(`/liff/${liffId}`.length) ?? '';
    const url = primaryUrl(found.app, decodeURI(rest), query);
    url.hash = fragment(
      launchContext(found, type, user ?? null),
      credentials,
      found.brand.seed.login.channelId,
    );
    return reply.header('cache-control', 'no-store').redirect(url.href, 302);
  };
  app.get<OnLiff>('/liff/:liffId', { config: { operation: 'open' } }, open);
  app.get<OnLiff>('/liff/:liffId/*', { config: { operation: 'open' } }, open);

  /** liff.login() of another browser: choose who signs in, go back with credentials. */
  app.get('/liff-login', { config: { operation: 'login' } }, async (request, reply) => {
    const query = Login.safeParse(request.query);
    const found = query.success ? world.brands.byLiffId(query.data.liff_id) : undefined;
    if (!query.success || !found) return notFound(reply);
    const back = new URL(query.data.redirect_uri);
    const endpoint = new URL(found.app.view.url);
    if (back.origin !== endpoint.origin || !back.pathname.startsWith(endpoint.pathname)) {
      return page(reply, messagePage('redirect_uri 不在端點網址之下', '400 Bad Request: redirect_uri'), 400);
    }
    const user = person(query.data.user);
    if (!user) {
      const here = `${sandboxUrl}${request.url}`;
      return page(reply, choosePage(world, found.brand, here));
    }
    const credentials = await credentialsFor(world, found, user, 'external');
    back.hash = fragment(
      launchContext(found, 'external', user),
      credentials,
      found.brand.seed.login.channelId,
    );
    return reply.header('cache-control', 'no-store').redirect(back.href, 302);
  });

  app.get('/liff-sdk.js', { config: { operation: 'sdk' } }, (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      // Any page may load it, also one with a cross-origin policy; the script itself holds no secret.
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('cache-control', 'no-cache')
      .send(liffSdk),
  );

  app.get<{ Params: { basicId: string } }>(
    '/R/oaMessage/:basicId/',
    { config: { operation: 'oaMessage' } },
    (request, reply) => page(reply, oaMessagePage(request.params.basicId, textAfterMark(request.url))),
  );
}

/** The whole query is the text: `?%E5%B7%B2…`, not `name=value`. */
function textAfterMark(url: string): string {
  const raw = url.slice(url.indexOf('?') + 1);
  if (!url.includes('?')) return '';
  try {
    return decodeURIComponent(raw.replace(/\+/g, '%20'));
  } catch {
    return raw;
  }
}
