import { errorStatus, errorTexts, type ErrorCode, type Problem } from '@tieline/contracts';

type Sent = { method: string; path: string; query: URLSearchParams; body: unknown };
type Answer = { status: number; body: unknown };
type Handler = (sent: Sent) => Answer | Promise<Answer>;

export const ok = (body: unknown, status = 200): Answer => ({ status, body });

export function refused(code: ErrorCode, extras: Partial<Problem> = {}): Answer {
  const status = errorStatus[code];
  const texts = errorTexts['zh-TW'][code];
  return { status, body: { type: 'about:blank', code, status, requestId: 'req-1', ...texts, ...extras } };
}

/** Stands in for `fetch`: answers by `METHOD /path`, and remembers what was sent. */
export function fakeApi(handlers: Record<string, Handler>): Sent[] {
  const journal: Sent[] = [];
  globalThis.fetch = async (input, init) => {
    const { pathname: path, searchParams: query } = new URL(
      typeof input === 'string' ? input : '',
      'http://console.test',
    );
    const method = init?.method ?? 'GET';
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    const sent = { method, path, query, body };
    journal.push(sent);
    const handler = handlers[`${method} ${path}`];
    const answer = handler ? await handler(sent) : refused('request.not_found');
    const text = answer.status === 204 ? '' : JSON.stringify(answer.body);
    return {
      ok: answer.status < 400,
      status: answer.status,
      headers: new Headers(),
      text: async () => text,
      json: async (): Promise<unknown> => JSON.parse(text),
    } as Response;
  };
  return journal;
}
