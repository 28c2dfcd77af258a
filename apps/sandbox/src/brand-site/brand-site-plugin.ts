import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { nationalMobile, type Person } from '../shops/people.js';
import type { BrandState } from '../world/brands.js';
import type { World } from '../world/world.js';
import { signMember } from './member-token.js';
import { policyOf, sitePage, siteStyle } from './site-pages.js';

type OnSite = { Params: { brand: string; '*'?: string } };

const SignIn = z.object({ phone: z.string() });
const Secret = z.object({ secret: z.string().trim() });

/**
 * A brand's own website with the button on it: /brand-site/{brand}/. Members sign in by their number; its server signs
 * who that is. Its content policy is as strict as one can be.
 */
export async function brandSitePlugin(app: FastifyInstance, { world }: { world: World }): Promise<void> {
  app.get('/style.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(siteStyle));

  const siteOf = (request: FastifyRequest<OnSite>): BrandState | undefined =>
    world.brands.find(request.params.brand);

  app.get<OnSite>('/:brand/line-token', (request, reply) => {
    const brand = siteOf(request);
    const person = brand && signedIn(world, request, brand);
    const secret = brand && world.memberSecrets.get(brand.seed.key);
    void reply.header('cache-control', 'no-store');
    if (!brand || !person || !secret) return reply.code(204).send();
    return reply.type('text/plain').send(signMember(brand, person, secret, world.now()));
  });

  app.get<OnSite>('/:brand/sign-in', (request, reply) => {
    const brand = siteOf(request);
    const mobile = nationalMobile(SignIn.safeParse(request.query).data?.phone ?? '');
    const [person] = mobile ? world.people.byMobile(mobile) : [];
    return brand && leave(reply, brand, person ? String(person.n) : '');
  });

  app.get<OnSite>('/:brand/sign-out', (request, reply) => {
    const brand = siteOf(request);
    return brand && leave(reply, brand, '');
  });

  app.get<OnSite>('/:brand/secret', (request, reply) => {
    const brand = siteOf(request);
    const { data } = Secret.safeParse(request.query);
    if (!brand || !data) return reply.code(400).send();
    world.memberSecrets.set(brand.seed.key, data.secret);
    world.onChange();
    return reply.redirect(`/brand-site/${brand.seed.key}/`);
  });

  app.get<OnSite>('/:brand/*', (request, reply) => {
    const brand = siteOf(request);
    if (!brand) return reply.code(404).send();
    const person = signedIn(world, request, brand);
    const hasSecret = world.memberSecrets.has(brand.seed.key);
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policyOf(world.config.productUrl))
      .send(sitePage({ brand, person, hasSecret, productUrl: world.config.productUrl }));
  });
}

const cookieName = (brand: BrandState) => `site_${brand.seed.key}`;

function signedIn(world: World, request: FastifyRequest, brand: BrandState): Person | null {
  const cookie = new RegExp(`(?:^|; )${cookieName(brand)}=(\\d+)`).exec(request.headers.cookie ?? '');
  return cookie ? world.people.byNumber(Number(cookie[1])) : null;
}

function leave(reply: FastifyReply, brand: BrandState, member: string): FastifyReply {
  const { key } = brand.seed;
  return reply
    .header('set-cookie', `${cookieName(brand)}=${member}; Path=/brand-site/${key}/; HttpOnly; SameSite=Lax`)
    .redirect(`/brand-site/${key}/`);
}
