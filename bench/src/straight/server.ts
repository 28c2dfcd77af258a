/**
 * The limit that the product is measured against: Fastify and mysql2 in straight lines. It writes the same rows in
 * the same transactions and sends the same SMS and replies; it has no roles, no console, no second engine, no queue,
 * no retries, and it trusts that nothing goes wrong.
 */
import { fastify, type FastifyReply } from 'fastify';
import { Bindings } from './bindings.js';
import { Codes } from './codes.js';
import { Database } from './database.js';
import { Inbox } from './inbox.js';
import { Outside } from './outside.js';
import { Secrets } from './secrets.js';
import { Sessions } from './sessions.js';
import { readSetup } from './setup.js';

const setup = readSetup();
const database = Database.connect(setup.databaseUrl, setup.poolSize);
const secrets = new Secrets(Buffer.from(setup.sealKey, 'hex'), Buffer.from(setup.indexKey, 'hex'));
const outside = new Outside(setup);
const sessions = new Sessions(database, setup.line.apiUrl);
const codes = new Codes(database, secrets, outside);
const bindings = new Bindings(database, secrets);
const inbox = new Inbox(database, secrets, outside, setup.line.channelSecret);

const app = fastify({ trustProxy: '127.0.0.1' });
const refuse = (reply: FastifyReply, status: number) => reply.code(status).send({ code: 'refused' });

app.post<{ Body: { liffId: string; idToken: string } }>('/api/liff/sessions', async (request, reply) => {
  const session = await sessions.start(request.body);
  return session ? reply.code(201).send(session) : refuse(reply, 403);
});

app.post<{ Body: { phone: string } }>('/api/liff/otp-challenges', async (request, reply) => {
  const session = await sessions.find(request.headers.authorization);
  if (!session) return refuse(reply, 401);
  const challenge = await codes.send(session, { phone: request.body.phone, address: request.ip });
  return challenge ? reply.code(201).send(challenge) : refuse(reply, 429);
});

app.post<{ Body: { code: string }; Params: { id: string } }>(
  '/api/liff/otp-challenges/:id/verification',
  async (request, reply) => {
    const session = await sessions.find(request.headers.authorization);
    if (!session) return refuse(reply, 401);
    const proof = { challengeId: request.params.id, code: request.body.code };
    const outcome = await bindings.verify(session, proof);
    return outcome ? reply.send(outcome) : refuse(reply, 422);
  },
);

await app.register(async (scope) => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  scope.post<{ Params: { channelId: string } }>('/api/line/webhook/:channelId', async (request, reply) => {
    const [row] = await channelOf(request.params.channelId);
    const body = request.body;
    if (!row || !Buffer.isBuffer(body) || !inbox.isSigned(body, request.headers['x-line-signature'])) {
      return refuse(reply, 401);
    }
    const fresh = await inbox.store(row, body);
    void inbox.work(row, fresh).catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    return reply.send({});
  });
});

const known = new Map<string, Promise<{ id: string; teamId: string }[]>>();
/** Channels do not change here, so one look is enough. */
function channelOf(id: string): Promise<{ id: string; teamId: string }[]> {
  const found =
    known.get(id) ??
    database
      .rows('SELECT id, team_id FROM channels WHERE id = ?', [id])
      .then((rows) => rows.map((row) => ({ id: String(row['id']), teamId: String(row['team_id']) })));
  known.set(id, found);
  return found;
}

process.once('SIGTERM', () => void app.close().then(() => database.close()));
await app.listen({ port: setup.port, host: '127.0.0.1' });
process.stdout.write('Straight server is ready\n');
