import { isForStaff, routes, type Route } from '@tieline/contracts';
import type { FastifyReply } from 'fastify';
import { ProblemError } from './problem.js';
import { sendProblem } from './problem.filter.js';
import type { TielineRequest } from './request-context.js';

/** Public, but staff's own: they set a cookie, a password or the first team. */
const staffDoors = new Set(['signIn', 'acceptInvitation', 'resetPassword', 'setUp']);

/** Routes that a staff cookie opens, and those doors: `METHOD /path/:id` as the router knows them. */
const cookieRoutes = new Set(
  Object.values<Route>(routes)
    .filter((route) => route.method !== 'GET' && (isForStaff(route) || staffDoors.has(route.name)))
    .map((route) => `${route.method} ${route.path}`),
);

/** Routes that take a form on purpose; everything else takes JSON, which no foreign form can send. */
const multipartRoutes = new Set([
  'POST /api/media',
  'POST /api/shop-connections/:id/member-imports',
  'POST /api/channels/:id/contact-imports',
  'POST /api/tags/:id/import',
]);

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}

/**
 * Why a request that would act with a staff cookie is refused; null when it may go on.
 * A page of another origin can neither send these with an honest browser's Origin nor as JSON.
 */
export function refusalOf(request: TielineRequest, publicUrl: string): ProblemError | null {
  const route = `${request.method} ${request.routeOptions.url ?? ''}`;
  if (!cookieRoutes.has(route)) return null;
  const { origin } = request.headers;
  // `null` is what sandboxed frames and opaque redirects send: it has no host, so it is refused.
  const trusted = origin === undefined || [hostOf(publicUrl), request.host].includes(hostOf(origin));
  if (!trusted || request.headers['sec-fetch-site'] === 'cross-site') {
    return new ProblemError('request.forbidden_origin');
  }
  const contentType = request.headers['content-type'];
  if (contentType === undefined) return null;
  const wanted = multipartRoutes.has(route) ? 'multipart/form-data' : 'application/json';
  const given = contentType.split(';')[0]?.trim().toLowerCase();
  return given === wanted ? null : new ProblemError('request.unsupported_media');
}

/** Fastify hook, before the body is read. */
export function originCheck(publicUrl: string) {
  return async (request: TielineRequest, reply: FastifyReply): Promise<unknown> => {
    const refusal = refusalOf(request, publicUrl);
    if (!refusal) return undefined;
    await sendProblem(request, reply, refusal);
    return reply;
  };
}
