import type { LineMessage } from '../../protocol.js';
import { LiffError } from './arrival.js';
import type { Browser } from './browser.js';
import type { Store } from './store.js';

/** The calls that go to the platform, with the person's access token. */
export function createCalls(browser: Browser, store: Store, origin: string) {
  const needToken = (): string => {
    const token = store.get('accessToken');
    if (token === null)
      throw new LiffError('UNAUTHORIZED', 'Need access_token for api call, Please login first');
    return token;
  };
  const needScope = (scope: string): void => {
    if (!store.context()?.scope.includes(scope)) {
      throw new LiffError('FORBIDDEN', 'The permission is not in LIFF app scope.');
    }
  };
  const call = async (path: string, body?: unknown): Promise<unknown> => {
    const headers: Record<string, string> = { authorization: `Bearer ${needToken()}` };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const method = body === undefined ? 'GET' : 'POST';
    const request = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await browser.fetch(`${origin}/line${path}`, request);
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) return answer;
    const { message } = (answer ?? {}) as { message?: string };
    throw new LiffError(String(response.status), message);
  };

  return {
    async sendMessages(messages: LineMessage[]): Promise<void> {
      if (!Array.isArray(messages) || messages.length < 1 || messages.length > 5) {
        throw new LiffError('INVALID_ARGUMENT', 'Number of messages should be in range 1 to 5.');
      }
      needToken();
      needScope('chat_message.write');
      await call('/message/v3/share', { messages });
    },
    async getProfile(): Promise<unknown> {
      needToken();
      needScope('profile');
      return call('/v2/profile');
    },
    async getFriendship(): Promise<unknown> {
      needToken();
      needScope('profile');
      return call('/friendship/v1/status');
    },
  };
}
