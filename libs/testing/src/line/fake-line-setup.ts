import type { LiffApp } from '@tieline/line';

export type FakeCall = {
  method: string;
  path: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
  bytes?: Uint8Array;
};
export type FakeAnswer = { status?: number; json: unknown };

type TestResult = { success: boolean; statusCode: number; reason: string; detail: string };

const passed: TestResult = { success: true, statusCode: 200, reason: 'OK', detail: '200' };

/** What staff set up in LINE's own consoles: who the bot is, its webhook, the Login channel's LIFF apps. */
export class FakeLineSetup {
  bot: Record<string, unknown> = { userId: 'Ubot', basicId: '@fake', displayName: 'Fake' };
  quota: { type: string; value?: number } = { type: 'limited', value: 200 };
  webhook: { endpoint: string | null; active: boolean } = { endpoint: null, active: true };
  webhookTest: TestResult = passed;
  readonly liffApps = new Map<string, LiffApp>();
  /** null: the account is neither verified nor premium */
  followers: string[] | null = [];
  /** channel ids whose secret was reissued: LINE gives them no token */
  readonly refused = new Set<string>();

  putLiffApp(app: Partial<LiffApp> & { liffId: string }): void {
    this.liffApps.set(app.liffId, {
      view: { type: 'full', url: 'https://elsewhere.test/', moduleMode: false },
      description: '',
      features: { qrCode: false },
      scope: ['openid', 'profile', 'chat_message.write'],
      botPrompt: 'aggressive',
      ...app,
    });
  }

  /** Undefined for everything that is no matter of set-up. */
  answer({ method, path, query, body }: FakeCall): FakeAnswer | undefined {
    if (path === '/v2/bot/info') return { json: this.bot };
    if (path === '/v2/bot/followers/ids') return this.followerPage(query);
    if (path === '/v2/bot/message/quota') return { json: this.quota };
    if (path === '/v2/bot/channel/webhook/test') return { json: this.webhookTest };
    if (path === '/v2/bot/channel/webhook/endpoint') return this.endpoint(method, body);
    if (path === '/liff/v1/apps') return method === 'POST' ? this.createApp(body) : this.listApps();
    const liffId = /^\/liff\/v1\/apps\/(.+)$/.exec(path)?.[1];
    return liffId ? this.updateApp(decodeURIComponent(liffId), body) : undefined;
  }

  private followerPage(query: URLSearchParams): FakeAnswer {
    const message = 'Access to this API is not available for your account';
    if (this.followers === null) return { status: 403, json: { message } };
    const from = Number(query.get('start') ?? 0);
    const until = from + Number(query.get('limit') ?? 300);
    const next = until < this.followers.length ? { next: String(until) } : {};
    return { json: { userIds: this.followers.slice(from, until), ...next } };
  }

  private endpoint(method: string, body: Record<string, unknown>): FakeAnswer {
    if (method === 'PUT') {
      this.webhook.endpoint = String(body['endpoint']);
      return { json: {} };
    }
    const missing = { status: 404, json: { message: 'Webhook endpoint not found' } };
    return this.webhook.endpoint === null ? missing : { json: this.webhook };
  }

  /** LINE says 404 for "none". */
  private listApps(): FakeAnswer {
    if (this.liffApps.size === 0) return { status: 404, json: { message: 'not found' } };
    return { json: { apps: [...this.liffApps.values()] } };
  }

  private createApp(body: Record<string, unknown>): FakeAnswer {
    const liffId = `2000000002-Made${String(this.liffApps.size + 1).padStart(4, '0')}`;
    this.putLiffApp({ ...(body as Partial<LiffApp>), liffId });
    return { json: { liffId } };
  }

  private updateApp(liffId: string, body: Record<string, unknown>): FakeAnswer {
    const app = this.liffApps.get(liffId);
    if (!app) return { status: 404, json: { message: 'not found' } };
    const { view, ...rest } = body as Partial<LiffApp>;
    this.liffApps.set(liffId, { ...app, ...rest, view: { ...app.view, ...view } });
    return { json: null };
  }
}
