import { LineClient } from './client.js';

type Seen = { line: string; type: string | null; body: unknown };
type Reply = { status?: number; json?: unknown; requestId?: string };

const credentials = { channelId: '2000000001', channelSecret: 'secret' };
const menu = {
  size: { width: 2500, height: 843 },
  selected: true,
  name: '會員',
  chatBarText: '會員專區',
  areas: [],
};

let seen: Seen[];
let replies: Reply[];
beforeEach(() => ([seen, replies] = [[], []]));

function answer(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const url = input instanceof Request ? input.url : String(input);
  if (url.endsWith('/oauth2/v3/token'))
    return Promise.resolve(Response.json({ access_token: 't', expires_in: 900 }));
  const { body } = init;
  const type = new Headers(init.headers).get('content-type');
  seen.push({
    line: `${init.method} ${url}`,
    type,
    body: typeof body === 'string' ? JSON.parse(body) : body,
  });
  const { status = 200, json = {}, requestId = 'request-1' } = replies.shift() ?? {};
  return Promise.resolve(Response.json(json, { status, headers: { 'x-line-request-id': requestId } }));
}

const calls = () =>
  new LineClient({ apiBaseUrl: 'https://api.test/', dataApiBaseUrl: 'https://data.test/', fetch: answer })
    .richMenus;

describe('rich menus at LINE', () => {
  it('are asked for at LINE’s paths, pictures as bytes at the other host', async () => {
    const line = calls();
    replies = [{}, { json: { richMenuId: 'richmenu-1' } }];
    await line.validate(credentials, menu);
    await expect(line.create(credentials, menu)).resolves.toMatchObject({
      value: { richMenuId: 'richmenu-1' },
    });
    const bytes = new Uint8Array([1, 2, 3]);
    await line.uploadPicture(credentials, 'richmenu-1', { contentType: 'image/jpeg', bytes });
    await line.setDefault(credentials, 'richmenu-1');
    await line.clearDefault(credentials);
    await line.link(credentials, 'U/1', 'richmenu-1');
    await line.unlink(credentials, 'U1');
    await line.bulkLink(credentials, 'richmenu-1', ['U1', 'U2']);
    await line.bulkUnlink(credentials, ['U1']);
    expect(seen).toEqual([
      { line: 'POST https://api.test/v2/bot/richmenu/validate', type: 'application/json', body: menu },
      { line: 'POST https://api.test/v2/bot/richmenu', type: 'application/json', body: menu },
      { line: 'POST https://data.test/v2/bot/richmenu/richmenu-1/content', type: 'image/jpeg', body: bytes },
      { line: 'POST https://api.test/v2/bot/user/all/richmenu/richmenu-1', type: null, body: undefined },
      { line: 'DELETE https://api.test/v2/bot/user/all/richmenu', type: null, body: undefined },
      { line: 'POST https://api.test/v2/bot/user/U%2F1/richmenu/richmenu-1', type: null, body: undefined },
      { line: 'DELETE https://api.test/v2/bot/user/U1/richmenu', type: null, body: undefined },
      {
        line: 'POST https://api.test/v2/bot/richmenu/bulk/link',
        type: 'application/json',
        body: { richMenuId: 'richmenu-1', userIds: ['U1', 'U2'] },
      },
      {
        line: 'POST https://api.test/v2/bot/richmenu/bulk/unlink',
        type: 'application/json',
        body: { userIds: ['U1'] },
      },
    ]);
  });

  it('are none where LINE says 404, which is no fault; other refusals are', async () => {
    const line = calls();
    replies = [{ status: 404 }, { status: 404 }, { status: 404 }, { status: 404 }];
    for (const call of [
      line.getOfUser(credentials, 'U1'),
      line.getDefault(credentials),
      line.delete(credentials, 'richmenu-1'),
      line.deleteAlias(credentials, 'a'),
    ]) {
      await expect(call).resolves.toMatchObject({ ok: true, value: null });
    }
    replies = [{ status: 403, json: { message: 'of another channel' } }, { json: { richMenuId: '' } }];
    await expect(line.getDefault(credentials)).resolves.toMatchObject({ reason: 'forbidden' });
    await expect(line.getOfUser(credentials, 'U1')).resolves.toMatchObject({ ok: false, reason: 'server' });
  });

  it('get an alias whether it is there already or not', async () => {
    const line = calls();
    replies = [{}, { status: 404 }, {}, { status: 400, json: { message: 'must upload richmenu image' } }];
    await expect(line.putAlias(credentials, 'tab-a', 'richmenu-1')).resolves.toMatchObject({ ok: true });
    await expect(line.putAlias(credentials, 'tab-b', 'richmenu-1')).resolves.toMatchObject({ ok: true });
    await expect(line.putAlias(credentials, 'tab-c', 'richmenu-1')).resolves.toMatchObject({
      reason: 'bad_request',
    });
    expect(seen.map(({ line: path, body }) => [path.replace('https://api.test/v2/bot', ''), body])).toEqual([
      ['POST /richmenu/alias/tab-a', { richMenuId: 'richmenu-1' }],
      ['POST /richmenu/alias/tab-b', { richMenuId: 'richmenu-1' }],
      ['POST /richmenu/alias', { richMenuAliasId: 'tab-b', richMenuId: 'richmenu-1' }],
      ['POST /richmenu/alias/tab-c', { richMenuId: 'richmenu-1' }],
    ]);
  });

  it('are replaced for all at once, and say how far that is', async () => {
    const line = calls();
    replies = [
      { status: 202, requestId: 'batch-7' },
      { json: { phase: 'ongoing', acceptedTime: '2026-11-21T10:15:30.121Z' } },
      { json: { phase: 'who knows' } },
    ];
    const moves = [{ from: 'richmenu-1', to: 'richmenu-2' }, { from: 'richmenu-3' }];
    await expect(line.replaceLinked(credentials, moves, 'key-1')).resolves.toMatchObject({
      value: 'batch-7',
    });
    expect(seen[0]?.body).toEqual({
      operations: [
        { type: 'link', from: 'richmenu-1', to: 'richmenu-2' },
        { type: 'unlink', from: 'richmenu-3' },
      ],
      resumeRequestKey: 'key-1',
    });
    await expect(line.batchProgress(credentials, 'batch-7')).resolves.toMatchObject({
      value: { phase: 'ongoing', completedTime: null },
    });
    expect(seen[1]?.line).toBe('GET https://api.test/v2/bot/richmenu/progress/batch?requestId=batch-7');
    await expect(line.batchProgress(credentials, 'batch-7')).resolves.toMatchObject({ ok: false });
  });

  it('are listed by id and name, whatever else LINE says of them', async () => {
    replies = [
      { json: { richmenus: [{ ...menu, richMenuId: 'richmenu-1' }, { richMenuId: 'richmenu-2' }] } },
    ];
    await expect(calls().list(credentials)).resolves.toMatchObject({
      value: [
        { richMenuId: 'richmenu-1', name: '會員' },
        { richMenuId: 'richmenu-2', name: '' },
      ],
    });
  });
});
