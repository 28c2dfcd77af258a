import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { recorded } from '../control/recording.js';
import { magicTrouble } from '../shops/magic.js';
import { nationalMobile, peopleByMobile, tierNames, type Person } from '../shops/people.js';
import { RateWindow } from '../shops/rate-window.js';
import { ninetyOneAppKey, ninetyOneAppShopId } from '../world/seed.js';
import type { World } from '../world/world.js';

const Asked = z.object({
  ShopId: z.number(),
  Cellphone: z.string().optional(),
  MemberCode: z.string().optional(),
});
/** 91APP publishes no rate. */
const perSecond = 10;

const codeOf = ({ mobile, n }: Person) => `91M${mobile}${n}`;

/** 91APP as it might be: path, header and request are known in public, THE ANSWER IS OURS. */
export async function ninetyOneAppPlugin(app: FastifyInstance, { world }: { world: World }): Promise<void> {
  recorded(app, world, '91app', (status) => ({ Status: 'Failure', Message: `Pretend trouble ${status}` }));
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404, 'Not Found'));
  const rate = new RateWindow(world.now);

  app.post('/pos/v1/GetMemberInfo', { config: { operation: 'member.info' } }, async (request, reply) => {
    if (request.headers['x-api-key'] !== ninetyOneAppKey) return refuse(reply, 401, 'Unauthorized');
    if (!rate.allows(perSecond)) return refuse(reply, 429, 'Too Many Requests');
    const asked = Asked.safeParse(request.body);
    if (!asked.success) return refuse(reply, 400, 'Bad Request');
    const { ShopId: shopId, Cellphone: phone = '', MemberCode: code } = asked.data;
    if (String(shopId) !== ninetyOneAppShopId) return refuse(reply, 403, 'Forbidden');
    if (code !== undefined) return answer(byCode(code));
    const national = nationalMobile(phone);
    const trouble = national && (await magicTrouble(world, '91app', national));
    return trouble
      ? refuse(reply, trouble, 'Pretend trouble')
      : answer(national ? peopleByMobile(national) : []);
  });
}

function byCode(code: string): readonly Person[] {
  const sameNumber = peopleByMobile(/^91M(09\d{8})/.exec(code)?.[1] ?? '');
  return sameNumber.filter((person) => codeOf(person) === code);
}

function answer(found: readonly Person[]): Record<string, unknown> {
  const members = found.map((person) => ({
    MemberCode: codeOf(person),
    Name: person.name,
    CellPhone: person.mobile,
    CountryCode: '886',
    MemberCardName: person.tier && tierNames[person.tier],
    MemberCardEndDate: person.tier && '2027-12-31 23:59:59',
    Point: person.points,
  }));
  return { Status: 'Success', Data: members.length > 1 ? members : (members[0] ?? null) };
}

function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).send({ Status: 'Failure', Data: null, Message: message });
}
