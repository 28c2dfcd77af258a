import { getContact, getLiffPage, listContacts, routes, uploadMedia } from '@tieline/contracts';
import { ApiError } from './api-error.js';
import { createClient } from './client.js';
import { endpoint } from './endpoint.js';

type Step = Response | Error | 'hang';

const problem = {
  type: 'about:blank',
  code: 'otp.code_wrong',
  status: 422,
  title: '驗證碼錯誤',
  detail: '請確認簡訊中的六位數字。',
  requestId: 'r-1',
  triesLeft: 2,
};

function world(...steps: Step[]) {
  const requests: { url: string; init: RequestInit }[] = [];
  const fake: typeof fetch = (input, init = {}) => {
    requests.push({ url: input as string, init });
    const step = steps.shift();
    if (step instanceof Response) return Promise.resolve(step);
    if (step instanceof Error) return Promise.reject(step);
    return new Promise<Response>((_, reject) =>
      init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
    );
  };
  const client = createClient({
    baseUrl: 'https://shop.test',
    headers: () => ({ authorization: 'Bearer t' }),
    locale: 'zh-TW',
    timeoutMs: 30,
    fetch: fake,
  });
  return { client, requests };
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const id = '01890000-0000-7000-8000-000000000001';

describe('createClient', () => {
  it('fills the path, encodes the query and leaves out what is undefined', async () => {
    const { client, requests } = world(json({ items: [], nextCursor: null }), json({}));
    await client.call(listContacts, { query: { q: '王 & 李', limit: 20, tagId: undefined } });
    await client.call(getContact, { params: { id: 'a/b' } });
    expect(requests[0]?.url).toBe('https://shop.test/api/contacts?q=%E7%8E%8B+%26+%E6%9D%8E&limit=20');
    expect(requests[1]?.url).toBe('https://shop.test/api/contacts/a%2Fb');
  });

  it('sends language, own headers and a JSON body', async () => {
    const { client, requests } = world(json({ id }, 202));
    await client.call(routes.createOtpChallenge, { body: { phone: '0912345678' } });
    const headers = new Headers(requests[0]?.init.headers);
    expect(headers.get('accept-language')).toBe('zh-TW');
    expect(headers.get('authorization')).toBe('Bearer t');
    expect(headers.get('content-type')).toBe('application/json');
    expect(requests[0]?.init.body).toBe('{"phone":"0912345678"}');
  });

  it('lets the browser name the boundary of a form', async () => {
    const { client, requests } = world(json({}, 201));
    await client.call(uploadMedia, { query: { kind: 'avatar' }, body: new FormData() });
    expect(new Headers(requests[0]?.init.headers).has('content-type')).toBe(false);
  });

  it('answers undefined for 204 and for an empty 202', async () => {
    const { client } = world(new Response(null, { status: 204 }), new Response('', { status: 202 }));
    expect(await client.call(routes.endLiffSession)).toBeUndefined();
    expect(await client.call(routes.requestPushAnswer)).toBeUndefined();
  });

  it('throws the problem as it came', async () => {
    const { client, requests } = world(json(problem, 422));
    const error = await client
      .call(routes.verifyOtpChallenge, { params: { challengeId: id }, body: { code: '000000' } })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      kind: 'problem',
      status: 422,
      problem: { triesLeft: 2, requestId: 'r-1' },
    });
    expect(requests).toHaveLength(1);
  });

  it('does not trust an error body of another shape', async () => {
    const { client } = world(new Response('<h1>Bad gateway</h1>', { status: 502 }), json({ code: 1 }, 500));
    await expect(client.call(routes.getTeam)).rejects.toMatchObject({
      kind: 'problem',
      problem: null,
      status: 502,
    });
    await expect(client.call(routes.getTeam)).rejects.toMatchObject({ problem: null, status: 500 });
  });

  it('tries a read once more after a network error, a write never', async () => {
    const { client, requests } = world(new TypeError('offline'), json({ liffId: 'x' }), new TypeError('x'));
    const slim = endpoint<typeof getLiffPage>('GET', '/api/liff/pages/:liffId');
    expect(await client.call(slim, { params: { liffId: 'x' } })).toEqual({ liffId: 'x' });
    expect(requests).toHaveLength(2);
    await expect(client.call(routes.signOut)).rejects.toMatchObject({ kind: 'network' });
    expect(requests).toHaveLength(3);
  });

  it('waits longer where the call says so', async () => {
    const { client } = world('hang');
    const begun = performance.now();
    await expect(client.call(routes.getTeam, { timeoutMs: 90 })).rejects.toMatchObject({ kind: 'timeout' });
    expect(performance.now() - begun).toBeGreaterThan(80);
  });

  it('gives up after the time-out and does not ask again', async () => {
    const { client, requests } = world('hang');
    await expect(client.call(routes.getTeam)).rejects.toMatchObject({ kind: 'timeout', problem: null });
    expect(requests).toHaveLength(1);
  });

  it("hands the caller's own abort through", async () => {
    const { client } = world('hang');
    const controller = new AbortController();
    const call = client.call(routes.getTeam, { signal: controller.signal });
    controller.abort(new Error('left the page'));
    const error = await call.catch((reason: unknown) => reason);
    expect(error).not.toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ message: 'left the page' });
  });
});

/** Compiled, never run: what the types must refuse. */
export function typeChecks({ client }: ReturnType<typeof world>): void {
  // @ts-expect-error the id is missing
  void client.call(getContact);
  // @ts-expect-error not a field of the body
  void client.call(routes.createOtpChallenge, { body: { phone: '1', admin: true } });
  // @ts-expect-error a route without a body takes none
  void client.call(routes.getTeam, { body: {} });
  // @ts-expect-error another route's path
  endpoint<typeof getLiffPage>('GET', '/api/liff/session');
  void client.call(getContact, { params: { id } }).then((contact) => contact.bindings[0]?.memberNumber);
}
