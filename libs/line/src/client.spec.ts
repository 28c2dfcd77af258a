import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LineClient } from './client.js';

type Seen = { line: string; authorization: string; retryKey: string | undefined; body: string };
type Reply = { status?: number; json?: unknown; text?: string; headers?: Record<string, string> };

const credentials = { channelId: '2000000001', channelSecret: 'secret' };
const messages = [{ type: 'text' as const, text: '您好' }];
const retryKey = '0199c000-0000-7000-8000-000000000001';

/** LINE by plain HTTP: the test says what the next calls answer. */
let server: Server;
let baseUrl: string;
let seen: Seen[];
let tokens: number;
let replies: (Reply | 'hang' | 'reset')[];
let tokenReply: (() => Reply) | null;
let clock: number;

function answer(reply: Reply | 'hang' | 'reset', incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (reply === 'hang') return;
  if (reply === 'reset') return void incoming.socket.destroy();
  outgoing.writeHead(reply.status ?? 200, { 'x-line-request-id': 'request-1', ...reply.headers });
  outgoing.end(reply.text ?? JSON.stringify(reply.json ?? {}));
}

beforeEach(async () => {
  [seen, tokens, replies, tokenReply, clock] = [[], 0, [], null, 0];
  server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      if (incoming.url === '/oauth2/v3/token') {
        tokens += 1;
        const json = { token_type: 'Bearer', access_token: `token-${tokens}`, expires_in: 900 };
        return answer(tokenReply?.() ?? { json }, incoming, outgoing);
      }
      seen.push({
        line: `${incoming.method} ${incoming.url}`,
        authorization: incoming.headers.authorization ?? '',
        retryKey: incoming.headers['x-line-retry-key'] as string | undefined,
        body: Buffer.concat(chunks).toString(),
      });
      answer(replies.shift() ?? { json: {} }, incoming, outgoing);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const client = (timeoutMs = 2_000) =>
  new LineClient({ apiBaseUrl: `${baseUrl}/`, dataApiBaseUrl: baseUrl, timeoutMs, now: () => clock });

describe('LineClient sends', () => {
  it('replies with the token, without a retry key', async () => {
    replies = [{ json: { sentMessages: [{ id: '461', quoteToken: 'q' }] } }];
    const result = await client().reply(credentials, 'reply-token', messages);
    expect(result).toEqual({ ok: true, value: { messageIds: ['461'] }, requestId: 'request-1' });
    expect(seen).toEqual([
      {
        line: 'POST /v2/bot/message/reply',
        authorization: 'Bearer token-1',
        retryKey: undefined,
        body: JSON.stringify({ replyToken: 'reply-token', messages }),
      },
    ]);
  });

  it('pushes with the retry key', async () => {
    const result = await client().push(credentials, { to: 'U1', messages, retryKey });
    expect(result).toMatchObject({ ok: true, value: { repeated: false } });
    expect(seen[0]).toMatchObject({ retryKey, body: JSON.stringify({ to: 'U1', messages }) });
  });

  it('takes 409 for a key that was accepted before as sent', async () => {
    const headers = { 'x-line-accepted-request-id': 'first-request' };
    replies = [{ status: 409, json: { message: 'The retry key is already accepted' }, headers }];
    await expect(client().push(credentials, { to: 'U1', messages, retryKey })).resolves.toEqual({
      ok: true,
      value: { messageIds: [], repeated: true },
      requestId: 'first-request',
    });
  });

  it('does not call a taken message failed because of an odd body', async () => {
    replies = [{ text: '<html>' }];
    await expect(client().reply(credentials, 'r', messages)).resolves.toMatchObject({ ok: true });
  });
});

describe('LineClient tells failures apart', () => {
  it.each([
    [400, 'Invalid reply token', 'invalid_reply_token'],
    [400, 'The request body has 1 error(s)', 'bad_request'],
    [403, 'Access to this API is not available for your account', 'forbidden'],
    [404, 'Not found', 'not_found'],
    [413, 'too large', 'bad_request'],
    [429, 'You have reached your monthly limit.', 'monthly_limit'],
    [429, 'The API rate limit has been exceeded. Try again later.', 'rate_limited'],
    [500, 'Internal server error', 'server'],
    [503, '', 'server'],
  ])('%i %s is %s', async (status, message, reason) => {
    replies = [{ status, json: { message } }];
    const result = await client().reply(credentials, 'r', messages);
    expect(result).toMatchObject({ ok: false, reason, status, requestId: 'request-1' });
  });

  it('hands LINE’s details on', async () => {
    const details = [{ message: 'May not be empty', property: 'messages[0].text' }];
    replies = [{ status: 400, json: { message: 'The request body has 1 error(s)', details } }];
    const result = await client().validateReply(credentials, messages);
    expect(result).toMatchObject({ details: ['messages[0].text: May not be empty'] });
  });

  it('says timeout, network and server for no answer, a broken line and a strange answer', async () => {
    replies = ['hang', 'reset', { text: 'not json' }, { json: { displayName: 3 } }];
    const line = client();
    await expect(client(400).getProfile(credentials, 'U1')).resolves.toMatchObject({ reason: 'timeout' });
    await expect(line.getProfile(credentials, 'U1')).resolves.toMatchObject({ reason: 'network' });
    await expect(line.getProfile(credentials, 'U1')).resolves.toMatchObject({ reason: 'server' });
    await expect(line.getProfile(credentials, 'U1')).resolves.toMatchObject({ reason: 'server' });
  });

  it('does not follow a redirect with the token', async () => {
    replies = [{ status: 302, headers: { location: `${baseUrl}/elsewhere` } }];
    await expect(client().getBotInfo(credentials)).resolves.toMatchObject({ ok: false, reason: 'network' });
    expect(seen).toHaveLength(1);
  });
});

describe('LineClient keeps tokens', () => {
  it('asks once however many call, and again after 14 minutes', async () => {
    const line = client();
    await Promise.all(Array.from({ length: 20 }, () => line.getBotInfo(credentials)));
    expect(tokens).toBe(1);
    clock = 14 * 60_000;
    await line.getBotInfo(credentials);
    expect(tokens).toBe(2);
  });

  it('keeps channels apart, also by their secret', async () => {
    const line = client();
    await line.getBotInfo(credentials);
    await line.getBotInfo({ ...credentials, channelSecret: 'guessed' });
    await line.getBotInfo({ ...credentials, channelId: '2000000002' });
    expect(tokens).toBe(3);
  });

  it('replaces a refused token once', async () => {
    const line = client();
    replies = [{ status: 401, json: { message: 'Authentication failed' } }, { json: { totalUsage: 3 } }];
    await expect(line.getQuotaConsumption(credentials)).resolves.toMatchObject({ value: { totalUsage: 3 } });
    expect(seen.map(({ authorization }) => authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
    replies = [{ status: 401 }, { status: 401 }];
    await expect(line.getQuota(credentials)).resolves.toMatchObject({ ok: false, reason: 'unauthorized' });
    expect(seen).toHaveLength(4);
  });

  it('replaces it once for many calls that were refused together', async () => {
    const line = client();
    await line.getBotInfo(credentials);
    replies = Array.from({ length: 5 }, () => ({ status: 401 }));
    await Promise.all(Array.from({ length: 5 }, () => line.getBotInfo(credentials)));
    expect(tokens).toBe(2);
  });

  it('calls a wrong secret unauthorized, and asks anew the next time', async () => {
    const line = client();
    tokenReply = () => ({ status: 400, json: { error: 'invalid_request', error_description: 'Invalid' } });
    const refused = await line.getBotInfo(credentials);
    expect(refused).toMatchObject({ ok: false, reason: 'unauthorized', message: 'Invalid' });
    tokenReply = null;
    replies = [{ json: { userId: 'U1', basicId: '@a', displayName: 'A' } }];
    await expect(line.getBotInfo(credentials)).resolves.toMatchObject({ ok: true });
  });
});

describe('LineClient reads', () => {
  it('a profile, a quota, the webhook’s address', async () => {
    replies = [
      { json: { userId: 'U1', displayName: 'Amy', extra: 1 } },
      { json: { type: 'none' } },
      { json: { endpoint: 'https://h.example/x', active: true } },
      { json: { success: false, statusCode: 401, reason: 'ERROR_STATUS_CODE', detail: '401' } },
    ];
    const line = client();
    await expect(line.getProfile(credentials, 'U1')).resolves.toMatchObject({
      value: { userId: 'U1', displayName: 'Amy', pictureUrl: null },
    });
    await expect(line.getQuota(credentials)).resolves.toMatchObject({ value: { type: 'none', value: null } });
    await expect(line.getWebhookEndpoint(credentials)).resolves.toMatchObject({ value: { active: true } });
    const test = await line.testWebhookEndpoint(credentials);
    expect(test).toMatchObject({ ok: true, value: { success: false, statusCode: 401 } });
  });

  it('no LIFF app and no rich menu as nothing, not as faults', async () => {
    replies = [{ status: 404 }, { status: 404 }, { status: 500 }];
    const line = client();
    await expect(line.listLiffApps(credentials)).resolves.toMatchObject({ ok: true, value: [] });
    const menu = await line.richMenus.getOfUser(credentials, 'U1');
    expect(menu).toMatchObject({ ok: true, value: null });
    await expect(line.listLiffApps(credentials)).resolves.toMatchObject({ ok: false, reason: 'server' });
  });

  it('writes what was asked, at LINE’s paths', async () => {
    const line = client();
    await line.setWebhookEndpoint(credentials, 'https://h.example/x');
    await line.updateLiffApp(credentials, '1234567890-AbcdEfgh', { description: 'x' });
    await line.richMenus.link(credentials, 'U1', 'richmenu-1');
    await line.richMenus.unlink(credentials, 'U/1');
    expect(seen.map((call) => call.line)).toEqual([
      'PUT /v2/bot/channel/webhook/endpoint',
      'PUT /liff/v1/apps/1234567890-AbcdEfgh',
      'POST /v2/bot/user/U1/richmenu/richmenu-1',
      'DELETE /v2/bot/user/U%2F1/richmenu',
    ]);
  });
});
