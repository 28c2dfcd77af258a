import { LineClient, type messagingApi } from '@tieline/line';
import { FakeRichMenus } from './fake-rich-menus.js';
import { FakeLineSetup, type FakeAnswer, type FakeCall } from './fake-line-setup.js';

export type FakeReply = { replyToken: string; messages: messagingApi.Message[] };
export type FakePush = { to: string; messages: messagingApi.Message[]; retryKey: string };
/** `hang`: the connection breaks after LINE took the call; `away`: before it. */
export type FakeLineFault = { status: number; message: string } | 'hang' | 'away';

type Call = FakeCall & { headers: Headers };
type Answer = FakeAnswer;

/**
 * LINE in memory, behind a real `LineClient`: reply tokens work once, retry keys are remembered, profiles are
 * those that were added. Hand `fake.client` to the code under test.
 */
export class FakeLine {
  readonly client: LineClient;
  readonly setup = new FakeLineSetup();
  readonly replies: FakeReply[] = [];
  readonly pushes: FakePush[] = [];
  readonly richMenus = new FakeRichMenus();
  /** access tokens of users that are live */
  readonly userTokens = new Set<string>();
  readonly profiles = new Map<string, { displayName: string; pictureUrl?: string }>();
  /** every call but those for tokens: `POST /v2/bot/message/push` */
  readonly calls: string[] = [];
  private readonly retryKeys = new Set<string>();
  private readonly usedReplyTokens = new Set<string>();
  private readonly faults: { path: RegExp; fault: FakeLineFault }[] = [];

  constructor() {
    this.client = new LineClient({
      apiBaseUrl: 'http://line.test',
      dataApiBaseUrl: 'http://line-data.test',
      fetch: (input, init) => this.fetch(input, init),
    });
  }

  /** The next call whose path fits fails this way. */
  failNext(path: RegExp, fault: FakeLineFault): void {
    this.faults.push({ path, fault });
  }

  /** A planned fault that was not met is not the next call's. */
  forgetFaults(): void {
    this.faults.length = 0;
  }

  /** A minute has passed: LINE refuses it from now on. */
  expireReplyToken(replyToken: string): void {
    this.usedReplyTokens.add(replyToken);
  }

  isReplyTokenGone(replyToken: string): boolean {
    return this.usedReplyTokens.has(replyToken);
  }

  /** Text messages of all replies and pushes, in order of sending per kind. */
  get texts(): string[] {
    const messages = [...this.replies, ...this.pushes].flatMap((sent) => sent.messages);
    return messages.flatMap((message) => (message.type === 'text' ? [message.text] : []));
  }

  private async fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.pathname === '/oauth2/v3/token') {
      const form = new URLSearchParams(typeof init?.body === 'string' ? init.body : '');
      if (this.setup.refused.has(form.get('client_id') ?? '')) {
        const json = { error: 'invalid_request', error_description: "Invalid 'client_credentials'." };
        return respond({ status: 400, json });
      }
      return Response.json({ token_type: 'Bearer', access_token: 'fake-token', expires_in: 900 });
    }
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    const method = init?.method ?? 'GET';
    const bytes = init?.body instanceof Uint8Array ? init.body : undefined;
    const headers = new Headers(init?.headers);
    const call = {
      method,
      path: url.pathname,
      query: url.searchParams,
      body,
      headers,
      ...(bytes && { bytes }),
    };
    this.calls.push(`${method} ${call.path}`);
    const at = this.faults.findIndex(({ path }) => path.test(call.path));
    const fault = at < 0 ? undefined : this.faults.splice(at, 1)[0]?.fault;
    if (fault === 'away') throw new TypeError('fetch failed');
    if (fault && fault !== 'hang') return respond({ status: fault.status, json: { message: fault.message } });
    const answer = this.answer(call);
    if (fault === 'hang') throw new TypeError('fetch failed');
    return respond(answer);
  }

  private answer(call: Call): Answer {
    if (call.path === '/v2/bot/message/reply') return this.reply(call);
    if (call.path === '/v2/bot/message/push') return this.push(call);
    if (call.path === '/user/v1/deauthorize') return this.deauthorize(call);
    if (call.path.startsWith('/v2/bot/profile/')) return this.profile(call.path.slice(16));
    if (call.path.endsWith('/quota/consumption')) return { json: { totalUsage: this.pushes.length } };
    return this.richMenus.answer(call) ?? this.setup.answer(call) ?? { json: {} };
  }

  private reply({ body }: Call): Answer {
    const reply = body as FakeReply;
    if (this.usedReplyTokens.has(reply.replyToken)) {
      return { status: 400, json: { message: 'Invalid reply token' } };
    }
    this.usedReplyTokens.add(reply.replyToken);
    this.replies.push(reply);
    return { json: { sentMessages: reply.messages.map((_message, index) => ({ id: String(index) })) } };
  }

  private deauthorize({ body }: Call): Answer {
    const token = String(body['userAccessToken']);
    if (!this.userTokens.delete(token)) return { status: 400, json: { message: 'invalid token' } };
    return { status: 204, json: null };
  }

  private push({ body, headers }: Call): Answer {
    const retryKey = headers.get('x-line-retry-key') ?? '';
    if (this.retryKeys.has(retryKey)) {
      return { status: 409, json: { message: 'The retry key is already accepted' } };
    }
    this.retryKeys.add(retryKey);
    const { to, messages } = body as Omit<FakePush, 'retryKey'>;
    this.pushes.push({ to, messages, retryKey });
    return { json: { sentMessages: messages.map((_message, index) => ({ id: String(index) })) } };
  }

  private profile(userId: string): Answer {
    const profile = this.profiles.get(userId);
    return profile ? { json: { userId, ...profile } } : { status: 404, json: { message: 'Not found' } };
  }
}

function respond({ status = 200, json }: Answer): Response {
  const headers = { 'x-line-request-id': 'fake-request' };
  return status === 204 ? new Response(null, { status, headers }) : Response.json(json, { status, headers });
}
