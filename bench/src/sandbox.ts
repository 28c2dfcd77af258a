import { Pool } from 'undici';

export type World = {
  brands: Brand[];
  sms: { baseUrl: string; token: string };
  shopline: { handle: string; token: string };
  productEnvironment: Record<string, string>;
};
export type Brand = {
  key: string;
  productChannelId: string;
  botUserId: string;
  liffId: string;
  messaging: { channelId: string; channelSecret: string };
};

export type Answer = { status: number; body: unknown };

/** JSON over kept connections. */
export class Caller {
  private readonly pool: Pool;

  constructor(origin: string, connections: number) {
    this.pool = new Pool(origin, { connections, pipelining: 1 });
  }

  async call(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: object | Buffer,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await this.pool.request({
      method,
      path,
      headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      body: body === undefined ? null : Buffer.isBuffer(body) ? body : JSON.stringify(body),
    });
    const text = await response.body.text();
    return { status: response.statusCode, body: text ? (JSON.parse(text) as unknown) : null };
  }

  /** The cookie that signing in gives. */
  async cookie(path: string, body: object): Promise<string> {
    const headers = { 'content-type': 'application/json' };
    const response = await this.pool.request({ method: 'POST', path, headers, body: JSON.stringify(body) });
    await response.body.dump();
    return String([response.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
  }

  async close(): Promise<void> {
    await this.pool.close();
  }
}

/** The control API of the sandbox, as far as the bench needs it. */
export class Sandbox {
  private readonly caller: Caller;

  constructor(
    readonly url: string,
    connections: number,
  ) {
    this.caller = new Caller(url, connections);
  }

  async world(): Promise<World> {
    return (await this.get('/api/world')) as World;
  }

  async liftLimits(): Promise<void> {
    const settings = { shoplineRequestsPerSecond: null, quotaLimit: null };
    await this.expect(this.caller.call('PUT', '/api/settings', settings));
  }

  async idToken(lineUserId: string, liffId: string): Promise<string> {
    const answer = await this.expect(this.caller.call('POST', '/api/id-tokens', { lineUserId, liffId }));
    return (answer as { idToken: string }).idToken;
  }

  /** Writes in the chat, which sends a signed webhook; back when the product has answered that. */
  async say(lineUserId: string, channel: string, text: string): Promise<void> {
    const path = `/api/users/${lineUserId}/messages`;
    const answer = (await this.expect(this.caller.call('POST', path, { text, channel }))) as {
      webhook: { status: number | null; error: string | null } | null;
    };
    if (answer.webhook?.status !== 200) throw new Error(`webhook: ${JSON.stringify(answer.webhook)}`);
  }

  /** What the brand wrote in this chat, once it has. */
  async reply(lineUserId: string, channel: string): Promise<string> {
    return until('the reply', async () => {
      const chat = (await this.get(`/api/chats/${lineUserId}?channel=${channel}`)) as {
        messages: { from: string; text: string }[];
      };
      return chat.messages.find(({ from }) => from === 'brand')?.text;
    });
  }

  close(): Promise<void> {
    return this.caller.close();
  }

  private get(path: string): Promise<unknown> {
    return this.expect(this.caller.call('GET', path));
  }

  private async expect(call: Promise<Answer>): Promise<unknown> {
    const { status, body } = await call;
    if (status >= 300) throw new Error(`sandbox: ${status} ${JSON.stringify(body)}`);
    return body;
  }
}

/** Looks at once, then ever less often: both arms pay the same for it. */
async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + 15_000;
  for (let wait = 4; performance.now() < deadline; wait = Math.min(50, wait * 1.5)) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  throw new Error(`${what} did not come`);
}
