import type { messagingApi } from '@line/bot-sdk';
import type { z } from 'zod';
import {
  BotInfo,
  FollowerIds,
  LiffApps,
  LiffId,
  LineProfile,
  NoAnswer,
  Quota,
  QuotaConsumption,
  SentAnswer,
  WebhookEndpoint,
  WebhookTest,
  type LiffApp,
  type LiffAppInput,
} from './answers.js';
import { ChannelCalls } from './channel-calls.js';
import { RichMenuCalls } from './rich-menus.js';
import type { LineChannelCredentials, LineResult } from './result.js';

export type LineClientOptions = {
  /** `https://api.line.me` */
  apiBaseUrl: string;
  /** `https://api-data.line.me` */
  dataApiBaseUrl: string;
  /** per HTTP exchange, in ms; 10,000 unless told */
  timeoutMs?: number;
  fetch?: typeof fetch;
  /** monotonic ms, for the token cache */
  now?: () => number;
};

export type PushRequest = { to: string; messages: messagingApi.Message[]; retryKey: string };
export type Sent = { messageIds: string[] };
/** `repeated`: LINE had taken this retry key before; nothing went out twice. */
export type Pushed = Sent & { repeated: boolean };

/**
 * LINE's server APIs. Keep one per process: it holds the channels' tokens. Each method resolves to a LineResult
 * and throws for no fault outside. Messages: 1–5 per call. Source: Messaging API and LIFF server API reference.
 */
export class LineClient {
  readonly richMenus: RichMenuCalls;
  private readonly channel: ChannelCalls;

  constructor(options: LineClientOptions) {
    this.channel = new ChannelCalls({
      apiBaseUrl: options.apiBaseUrl.replace(/\/+$/, ''),
      dataApiBaseUrl: options.dataApiBaseUrl.replace(/\/+$/, ''),
      timeoutMs: options.timeoutMs ?? 10_000,
      fetch: options.fetch ?? fetch,
      now: options.now ?? (() => performance.now()),
    });
    this.richMenus = new RichMenuCalls(this.channel);
  }

  /** Asks for a new token: `unauthorized` when id and secret do not belong together (any more). */
  checkCredentials(credentials: LineChannelCredentials): Promise<LineResult<null>> {
    return this.channel.checkCredentials(credentials);
  }

  /** Free answer to an event. A second use of the token is `invalid_reply_token`; takes no retry key. */
  reply(
    credentials: LineChannelCredentials,
    replyToken: string,
    messages: messagingApi.Message[],
  ): Promise<LineResult<Sent>> {
    const body = { replyToken, messages };
    return this.channel.call(credentials, {
      method: 'POST',
      path: '/v2/bot/message/reply',
      body,
      answer: SentAnswer,
    });
  }

  /** Charged message to one user. `retryKey` is a UUID, kept for every attempt of the same message (24 h). */
  async push(credentials: LineChannelCredentials, request: PushRequest): Promise<LineResult<Pushed>> {
    const { retryKey, ...body } = request;
    const result = await this.channel.call(credentials, {
      method: 'POST',
      path: '/v2/bot/message/push',
      headers: { 'x-line-retry-key': retryKey },
      body,
      answer: SentAnswer,
    });
    if (result.ok) return { ...result, value: { ...result.value, repeated: false } };
    if (result.status !== 409) return result;
    const requestId = result.acceptedRequestId ?? result.requestId;
    return { ok: true, value: { messageIds: [], repeated: true }, requestId };
  }

  /** Asks LINE whether it would take the messages; sends nothing. `details` of a refusal name the fields. */
  validateReply(
    credentials: LineChannelCredentials,
    messages: messagingApi.Message[],
  ): Promise<LineResult<null>> {
    const path = '/v2/bot/message/validate/reply';
    return this.channel.call(credentials, { method: 'POST', path, body: { messages }, answer: NoAnswer });
  }

  /** `not_found`: unknown, of another provider, blocked, or never a friend. */
  getProfile(credentials: LineChannelCredentials, userId: string): Promise<LineResult<LineProfile>> {
    return this.get(credentials, `/v2/bot/profile/${encodeURIComponent(userId)}`, LineProfile);
  }

  /** Up to 1,000 friends, none who blocked. `forbidden` unless the account is verified or premium. */
  getFollowerIds(
    credentials: LineChannelCredentials,
    start: string | null,
  ): Promise<LineResult<FollowerIds>> {
    const from = start === null ? '' : `&start=${encodeURIComponent(start)}`;
    return this.get(credentials, `/v2/bot/followers/ids?limit=1000${from}`, FollowerIds);
  }

  getBotInfo(credentials: LineChannelCredentials): Promise<LineResult<BotInfo>> {
    return this.get(credentials, '/v2/bot/info', BotInfo);
  }

  getQuota(credentials: LineChannelCredentials): Promise<LineResult<Quota>> {
    return this.get(credentials, '/v2/bot/message/quota', Quota);
  }

  /** Charged messages of this month, approximate. */
  getQuotaConsumption(credentials: LineChannelCredentials): Promise<LineResult<QuotaConsumption>> {
    return this.get(credentials, '/v2/bot/message/quota/consumption', QuotaConsumption);
  }

  /** `not_found` when none is set. */
  getWebhookEndpoint(credentials: LineChannelCredentials): Promise<LineResult<WebhookEndpoint>> {
    return this.get(credentials, '/v2/bot/channel/webhook/endpoint', WebhookEndpoint);
  }

  /** `endpoint`: https, at most 500 characters. In force within a minute. */
  setWebhookEndpoint(credentials: LineChannelCredentials, endpoint: string): Promise<LineResult<null>> {
    const path = '/v2/bot/channel/webhook/endpoint';
    return this.channel.call(credentials, { method: 'PUT', path, body: { endpoint }, answer: NoAnswer });
  }

  /** Makes LINE post an empty webhook to the endpoint (60 an hour). A failed test is `ok` with success false. */
  testWebhookEndpoint(
    credentials: LineChannelCredentials,
    endpoint?: string,
  ): Promise<LineResult<WebhookTest>> {
    const path = '/v2/bot/channel/webhook/test';
    const body = endpoint === undefined ? {} : { endpoint };
    return this.channel.call(credentials, { method: 'POST', path, body, answer: WebhookTest });
  }

  /** Takes the Login channel's credentials; LINE's 404 for "none" becomes an empty list. */
  async listLiffApps(loginChannel: LineChannelCredentials): Promise<LineResult<LiffApp[]>> {
    const result = await this.get(loginChannel, '/liff/v1/apps', LiffApps);
    if (result.ok) return { ...result, value: result.value.apps };
    if (result.reason !== 'not_found') return result;
    return { ok: true, value: [], requestId: result.requestId };
  }

  /** Takes the Login channel's credentials. `bad_request` also when 30 apps exist. */
  createLiffApp(
    loginChannel: LineChannelCredentials,
    app: LiffAppInput,
  ): Promise<LineResult<{ liffId: string }>> {
    return this.channel.call(loginChannel, {
      method: 'POST',
      path: '/liff/v1/apps',
      body: app,
      answer: LiffId,
    });
  }

  /** Takes the Login channel's credentials; changes the given fields only. */
  updateLiffApp(
    loginChannel: LineChannelCredentials,
    liffId: string,
    changes: Partial<LiffAppInput>,
  ): Promise<LineResult<null>> {
    const path = `/liff/v1/apps/${encodeURIComponent(liffId)}`;
    return this.channel.call(loginChannel, { method: 'PUT', path, body: changes, answer: NoAnswer });
  }

  /**
   * Withdraws what a user granted the Login channel's apps, as the user asked for. Takes the Login channel's
   * credentials and a live access token of the user; `bad_request` when the token is not live, or of another channel.
   */
  deauthorize(loginChannel: LineChannelCredentials, userAccessToken: string): Promise<LineResult<null>> {
    return this.channel.call(loginChannel, {
      method: 'POST',
      path: '/user/v1/deauthorize',
      body: { userAccessToken },
      answer: NoAnswer,
    });
  }

  private get<T>(credentials: LineChannelCredentials, path: string, answer: z.ZodType<T>) {
    return this.channel.call(credentials, { method: 'GET', path, answer });
  }
}
