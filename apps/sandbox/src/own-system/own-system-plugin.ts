import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { recorded } from '../control/recording.js';
import { magicTrouble } from '../shops/magic.js';
import { nationalMobile, peopleByMobile, tierNames, type Person } from '../shops/people.js';
import { RateWindow } from '../shops/rate-window.js';
import { ownSystemSecret } from '../world/seed.js';
import type { World } from '../world/world.js';

const Lookup = z.object({ event: z.literal('member.lookup'), phone: z.object({ e164: z.string() }) });
const Read = z.object({ event: z.literal('member.member'), memberId: z.string() });
const notice = {
  requestId: z.string(),
  memberId: z.string(),
  line: z.object({ channelId: z.string(), userId: z.string() }),
  boundAt: z.iso.datetime(),
};
const Link = z.object({ event: z.literal('member.linked'), ...notice });
const Unlink = z.object({ event: z.literal('member.unlinked'), ...notice, unboundAt: z.iso.datetime() });
const perSecond = 30;
const longestAgeMs = 5 * 60_000;

const idOf = ({ mobile, n }: Person) => `M-${mobile}-${n}`;

/** A brand's own system that keeps our contract (docs/adding-a-shop.md): signed, not older than five minutes. */
export async function ownSystemPlugin(app: FastifyInstance, { world }: { world: World }): Promise<void> {
  recorded(app, world, 'own-system', (status) => ({ message: `Pretend trouble ${status}` }));
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404));
  const rate = new RateWindow(world.now);
  const bytes = new WeakMap<FastifyRequest, string>();

  // The signature is over the very bytes.
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    bytes.set(request, String(body));
    try {
      done(null, JSON.parse(String(body)));
    } catch {
      done(null, null);
    }
  });

  app.addHook('preHandler', (request, reply, done) => {
    if (!isSigned(request, bytes.get(request) ?? '', world.now())) return void refuse(reply, 401);
    if (!rate.allows(perSecond)) return void refuse(reply, 429);
    done();
  });

  app.post('/lookup', { config: { operation: 'lookup' } }, async (request, reply) => {
    const asked = Lookup.safeParse(request.body);
    if (!asked.success) return refuse(reply, 400);
    const national = nationalMobile(asked.data.phone.e164);
    const trouble = national && (await magicTrouble(world, 'own-system', national));
    return trouble ? refuse(reply, trouble) : answer(world, national ? peopleByMobile(national) : []);
  });

  app.post('/member', { config: { operation: 'member' } }, async (request, reply) => {
    const asked = Read.safeParse(request.body);
    if (!asked.success) return refuse(reply, 400);
    return answer(world, withId(asked.data.memberId));
  });

  app.post('/link', { config: { operation: 'link' } }, async (request, reply) => {
    const told = Link.safeParse(request.body);
    if (!told.success) return refuse(reply, 400);
    const { memberId, line } = told.data;
    if (withId(memberId).length === 0) return refuse(reply, 404);
    world.shopLineIds.set(memberId, line.userId);
    world.onChange();
    return reply.code(204).send();
  });

  // What is not known is not tied either: the notice may come twice, or after the next binding.
  app.post('/unlink', { config: { operation: 'unlink' } }, async (request, reply) => {
    const told = Unlink.safeParse(request.body);
    if (!told.success) return refuse(reply, 400);
    const { memberId, line } = told.data;
    if (world.shopLineIds.get(memberId) === line.userId) world.shopLineIds.delete(memberId);
    world.onChange();
    return reply.code(204).send();
  });
}

function withId(memberId: string): Person[] {
  const sameNumber = peopleByMobile(/^M-(09\d{8})-/.exec(memberId)?.[1] ?? '');
  return sameNumber.filter((person) => idOf(person) === memberId);
}

function isSigned({ headers }: FastifyRequest, body: string, now: number): boolean {
  const timestamp = String(headers['x-bind-timestamp']);
  const expected = `v1=${createHmac('sha256', ownSystemSecret).update(`${timestamp}.${body}`).digest('hex')}`;
  const [given, wanted] = [Buffer.from(String(headers['x-bind-signature'])), Buffer.from(expected)];
  const isFresh = Math.abs(now - Number(timestamp) * 1000) < longestAgeMs;
  return isFresh && given.length === wanted.length && timingSafeEqual(given, wanted);
}

function answer(world: World, found: readonly Person[]): Record<string, unknown> {
  const members = found.map((person) => ({
    memberId: idOf(person),
    memberNumber: `M${String(person.n).padStart(6, '0')}`,
    name: person.name,
    phone: `+886${person.mobile.slice(1)}`,
    phoneVerified: person.verified,
    lineUserId: world.shopLineIds.get(idOf(person)) ?? null,
    tier: person.tier && { name: tierNames[person.tier], expiresAt: '2027-12-31T15:59:59Z' },
    points: person.points,
    email: `m-${person.n}@example.com`,
    storeCredit: person.credit,
    renewalGap: person.tier && Math.max(0, 2000 - person.spent),
    nextTier:
      person.tier === 'silver' ? { name: tierNames.gold, gap: Math.max(0, 10_000 - person.spent) } : null,
  }));
  return { found: members.length > 0, members };
}

function refuse(reply: FastifyReply, status: number): FastifyReply {
  return reply.code(status).send({ message: `HTTP ${status}` });
}
