import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { recorded } from '../control/recording.js';
import { smsToken } from '../world/seed.js';
import type { StoredSms } from '../world/sms-inbox.js';
import type { World } from '../world/world.js';

const Send = z.object({
  /** the caller's id: the same one again is the same message */
  id: z.string().min(1).max(100),
  /** E.164 */
  to: z.string().regex(/^\+[1-9]\d{6,14}$/),
  text: z.string().min(1).max(1000),
  /** gets a POST when the message arrives, or does not */
  reportUrl: z.url({ protocol: /^https?$/ }).optional(),
});

const startCredits = 1_000_000;

/** The pretend SMS gateway. It can not send anything: messages end in the inbox of the phone page. */
export async function smsPlugin(app: FastifyInstance, { world }: { world: World }): Promise<void> {
  recorded(app, world, 'sms', (status) => ({
    group: status === 402 ? 'no_credit' : null,
    message: `Pretend trouble ${status}`,
  }));
  app.setErrorHandler((error: FastifyError, _request, reply) =>
    refuse(reply, error.statusCode ?? 500, 'content', error.message),
  );
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404, null, 'No such address'));
  app.addHook('preHandler', (request, reply, done) => {
    if (request.headers.authorization === `Bearer ${smsToken}`) return done();
    void refuse(reply, 401, 'auth', 'Wrong token');
  });

  app.post('/messages', { config: { operation: 'send' } }, (request, reply) => {
    const read = Send.safeParse(request.body);
    if (!read.success) {
      const issue = read.error.issues[0];
      const group = issue?.path[0] === 'to' ? 'bad_number' : 'content';
      return refuse(reply, 400, group, `${issue?.path.join('.')}: ${issue?.message}`);
    }
    const { id, to, text, reportUrl } = read.data;
    const known = world.sms.find(id);
    if (!known && !takeCredit(world)) return refuse(reply, 402, 'no_credit', 'No credit');
    const sms =
      known ?? world.sms.accept({ id, to, text, reportUrl: reportUrl ?? null }, world.settings.smsDelayMs);
    return reply.code(201).send({ id: sms.providerId, state: 'accepted' });
  });

  app.get<{ Params: { id: string } }>(
    '/messages/:id',
    { config: { operation: 'query' } },
    (request, reply) => {
      const sms = world.sms.find(request.params.id);
      return sms ? reply.send(report(sms)) : refuse(reply, 404, null, 'No such message');
    },
  );

  app.get('/balance', { config: { operation: 'balance' } }, () => ({
    credits: world.settings.smsCredits ?? startCredits - world.sms.count(),
  }));

  world.onSmsEnded = (sms) => {
    if (sms.reportUrl !== null) void sendReport(world, sms, sms.reportUrl);
  };
}

function takeCredit(world: World): boolean {
  const { smsCredits } = world.settings;
  if (smsCredits === 0) return false;
  if (smsCredits !== null) world.settings = { ...world.settings, smsCredits: smsCredits - 1 };
  return true;
}

/** `id` is the gateway's, `clientId` the caller's. */
const report = (sms: StoredSms) => ({
  id: sms.providerId,
  clientId: sms.id,
  state: sms.state,
  at: sms.deliveredAt ?? sms.at,
});

type Group = 'bad_number' | 'content' | 'auth' | 'no_credit' | null;

function refuse(reply: FastifyReply, status: number, group: Group, message: string): FastifyReply {
  return reply.code(status).send({ group, message });
}

async function sendReport(world: World, sms: StoredSms, url: string): Promise<void> {
  const body = JSON.stringify(report(sms));
  const headers = { 'content-type': 'application/json' };
  const started = performance.now();
  let status: number | null = null;
  let answer: string;
  try {
    const signal = AbortSignal.timeout(5000);
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    status = response.status;
    answer = await response.text();
  } catch (error) {
    answer = String(error);
  }
  world.record({
    service: 'webhook',
    operation: 'sms.report',
    method: 'POST',
    path: url,
    headers,
    body,
    status,
    answer,
    at: world.now(),
    ms: performance.now() - started,
    fault: null,
  });
}
