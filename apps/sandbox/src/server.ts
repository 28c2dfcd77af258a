import fastifyStatic from '@fastify/static';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brandSitePlugin } from './brand-site/brand-site-plugin.js';
import { controlPlugin } from './control/control-plugin.js';
import { liffPlugin } from './liff/liff-plugin.js';
import { messagePage } from './liff/pages.js';
import { lineDataPlugin, linePlugin } from './line/line-plugin.js';
import { cyberbizPlugin } from './cyberbiz/cyberbiz-plugin.js';
import { easystorePlugin } from './easystore/easystore-plugin.js';
import { ninetyOneAppPlugin } from './ninetyoneapp/ninetyoneapp-plugin.js';
import { ownSystemPlugin } from './own-system/own-system-plugin.js';
import { shopifyPlugin } from './shopify/shopify-plugin.js';
import { shoplinePlugin } from './shopline/shopline-plugin.js';
import { smsPlugin } from './sms/sms-plugin.js';
import type { World } from './world/world.js';

const bodyLimit = 2 * 1024 * 1024; // LINE's own

/** Every pretend service on one port, one plugin each (docs/architecture.md has the paths). */
export async function buildServer(world: World): Promise<FastifyInstance> {
  const app = Fastify({ bodyLimit, forceCloseConnections: true, routerOptions: { maxParamLength: 500 } });
  await app.register(linePlugin, { prefix: '/line', world });
  await app.register(lineDataPlugin, { prefix: '/line-data', world });
  await app.register(liffPlugin, { world });
  await app.register(smsPlugin, { prefix: '/sms', world });
  await app.register(shoplinePlugin, { prefix: '/shopline/v1', world });
  await app.register(cyberbizPlugin, { prefix: '/cyberbiz', world });
  await app.register(shopifyPlugin, { prefix: '/shopify', world });
  await app.register(easystorePlugin, { prefix: '/easystore', world });
  await app.register(ninetyOneAppPlugin, { prefix: '/91app', world });
  await app.register(ownSystemPlugin, { prefix: '/own-system', world });
  await app.register(brandSitePlugin, { prefix: '/brand-site', world });
  await app.register(controlPlugin, { prefix: '/api', world });
  await servePage(app);
  return app;
}

/** The phone page, when it was built; the same relative place from src/ and from dist/server/. */
async function servePage(app: FastifyInstance): Promise<void> {
  const folder = ['../dist/web/', '../web/']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    // From src/ the second one is the page's source, which has an index.html too.
    .find((path) => path.endsWith('/dist/web/') && existsSync(`${path}index.html`));
  if (!folder) {
    app.get('/', (_request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .send(
          messagePage(
            '沙盒已啟動',
            'The phone page is not built: npx nx build sandbox. The control API is at /api.',
          ),
        ),
    );
    return;
  }
  // Own routes: the plugin's catch-all would answer unknown paths of the services in a form of its own.
  await app.register(fastifyStatic, { root: folder, serve: false, cacheControl: false });
  app.get('/', (_request, reply) => reply.header('cache-control', 'no-cache').sendFile('index.html'));
  app.get<{ Params: { file: string } }>('/:file', ({ params }, reply) =>
    reply.header('cache-control', 'no-cache').sendFile(params.file),
  );
  app.get<{ Params: { '*': string } }>('/assets/*', ({ params }, reply) =>
    // Names hold a hash of the content.
    reply.header('cache-control', 'public, max-age=31536000, immutable').sendFile(`assets/${params['*']}`),
  );
}
