/** The limit that the draining of pushes is measured against: a Bull processor that makes the calls and nothing else. */
import Bull from 'bull';
import { Agent, request } from 'undici';

export type BareJob = { to: string; text: string; retryKey: string };

const [redisUrl = '', queueName = '', lineUrl = '', concurrency = ''] = process.argv.slice(2);
const agent = new Agent({ connections: Number(concurrency) });
const queue = new Bull<BareJob>(queueName, redisUrl);

async function call(path: string, body: string, headers: Record<string, string>): Promise<unknown> {
  const response = await request(`${lineUrl}${path}`, { dispatcher: agent, method: 'POST', headers, body });
  const answer: unknown = await response.body.json();
  if (response.statusCode >= 300) throw new Error(`${path}: ${response.statusCode}`);
  return answer;
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const { access_token: token } = (await call('/oauth2/v3/token', 'grant_type=client_credentials', form)) as {
  access_token: string;
};

void queue.process(Number(concurrency), async ({ data: { to, text, retryKey } }) => {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
    'x-line-retry-key': retryKey,
  };
  await call('/v2/bot/message/push', JSON.stringify({ to, messages: [{ type: 'text', text }] }), headers);
});
await queue.isReady();
process.once('SIGTERM', () => void queue.close().then(() => process.exit(0)));
process.stdout.write('Bare processor is ready\n');
