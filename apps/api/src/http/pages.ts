import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { ProblemError } from './problem.js';

const apps = path.resolve(import.meta.dirname, '../../..');
const year = 31_536_000;
const notPages = /^\/(api|media|r|health|liff-assets|admin-assets|widget\.js)(\/|$)/;
/** Brands' pages keep the widget this long: a new one reaches them soon, and every page view asks nobody. */
const widgetSeconds = 600;

/** Hosts that LINE's LIFF script talks to (seen in the script, see docs/security.md). */
const liffHosts = {
  script: ['https://static.line-scdn.net', 'https://liffsdk.line-scdn.net'],
  connect: [
    'https://api.line.me',
    'https://access.line.me',
    'https://liffsdk.line-scdn.net',
    'https://liff.line.me',
  ],
  frame: ['https://liff-subwindow.line.me'],
  image: ['https://profile.line-scdn.net', 'https://obs.line-scdn.net'],
};

function policy(directives: Record<string, readonly string[]>): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

function origin(url: string): string {
  return new URL(url).origin;
}

/** Pages of the customer: LINE's script may run, and only ourselves and the sandbox may frame them. */
function liffPolicy(config: Config): string {
  const { line } = config;
  return policy({
    'default-src': ["'self'"],
    'script-src': ["'self'", origin(line.liffSdkUrl), ...liffHosts.script],
    'style-src': ["'self'", "'unsafe-inline'"],
    'connect-src': ["'self'", origin(line.apiBaseUrl), origin(line.liffBaseUrl), ...liffHosts.connect],
    'img-src': ["'self'", 'data:', ...liffHosts.image],
    'frame-src': liffHosts.frame,
    'frame-ancestors': ["'self'", ...config.frameAncestors],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
  });
}

/**
 * The page as the console's editor shows it: in our own console only, without LINE's script, and with no address it
 * could send anything to.
 */
function previewPolicy(): string {
  return policy({
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'none'"],
    'frame-ancestors': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  });
}

/** The console: nothing from elsewhere but customers' LINE pictures. Mantine sets style attributes. */
function consolePolicy(): string {
  return policy({
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:', 'https:', 'http://localhost:*'],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
  });
}

/** As the page itself tells (`isPreview` of apps/liff). */
function isPreview({ query }: FastifyRequest): boolean {
  return new URLSearchParams(query as Record<string, string>).get('preview') === '1';
}

async function sendPage(reply: FastifyReply, folder: string, file: string, csp: string): Promise<void> {
  await reply
    .header('cache-control', 'no-cache')
    .header('content-security-policy', csp)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .sendFile(file, folder, { cacheControl: false });
}

/** The script of brands' websites, for pages of any origin. */
async function registerWidget(fastify: FastifyInstance): Promise<void> {
  const folder = path.join(apps, 'widget/dist');
  if (!existsSync(path.join(folder, 'widget.js'))) return;
  await fastify.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    wildcard: false,
    globIgnore: ['**/*.{br,gz}'],
    decorateReply: false,
    preCompressed: true,
    maxAge: widgetSeconds * 1000,
    setHeaders: (reply) =>
      void reply
        .header('x-content-type-options', 'nosniff')
        .header('access-control-allow-origin', '*')
        .header('cross-origin-resource-policy', 'cross-origin'),
  });
}

/** Changes with every build of the console; tabs that are open compare it. Null without a build. */
export function consoleVersion(): string | null {
  const page = path.join(apps, 'admin/dist/index.html');
  if (!existsSync(page)) return null;
  return createHash('sha256').update(readFileSync(page)).digest('hex').slice(0, 12);
}

/**
 * Serves the two SPAs from their builds. Every path below `/liff-bind.html` is the same page, without a redirect:
 * one would lose what LINE puts into the URL.
 */
export async function registerPages(fastify: FastifyInstance, config: Config): Promise<void> {
  const liff = path.join(apps, 'liff/dist');
  const admin = path.join(apps, 'admin/dist');
  await fastify.register(fastifyStatic, { root: apps, serve: false });
  for (const [prefix, folder] of [
    ['/liff-assets/', path.join(liff, 'liff-assets')],
    ['/admin-assets/', path.join(admin, 'admin-assets')],
  ] as const) {
    if (!existsSync(folder)) continue;
    await fastify.register(fastifyStatic, {
      root: folder,
      prefix,
      decorateReply: false,
      preCompressed: true,
      immutable: true,
      maxAge: year * 1000,
      setHeaders: (reply) => void reply.header('x-content-type-options', 'nosniff'),
    });
  }
  await registerWidget(fastify);
  const liffCsp = liffPolicy(config);
  const previewCsp = previewPolicy();
  const consoleCsp = consolePolicy();
  const liffPage = (request: FastifyRequest, reply: FastifyReply) =>
    sendPage(reply, liff, 'liff-bind.html', isPreview(request) ? previewCsp : liffCsp);
  fastify.get('/liff-bind.html', liffPage);
  fastify.get('/liff-bind.html/*', liffPage);
  // Anything a person may have typed or bookmarked; unknown API paths stay a problem+json 404.
  fastify.get('/*', async (request, reply) => {
    if (notPages.test(request.url)) throw new ProblemError('request.not_found');
    return sendPage(reply, admin, 'index.html', consoleCsp);
  });
}
