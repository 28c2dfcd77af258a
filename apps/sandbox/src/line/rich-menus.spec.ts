import type { Chat } from '../protocol.js';
import { TestWorld, gold, stranger } from '../world/world.test-kit.js';

/** Header of a PNG of that size: all that is read. */
function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.writeUInt32BE(0x89504e47, 0);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

const area = {
  bounds: { x: 0, y: 0, width: 1200, height: 810 },
  action: { type: 'message', text: '會員卡' },
};
const menu = {
  size: { width: 1200, height: 810 },
  selected: true,
  name: 'member',
  chatBarText: '會員',
  areas: [area],
};

describe('rich menus of the pretend LINE platform', () => {
  let test: TestWorld;
  beforeAll(async () => (test = await TestWorld.start()));
  afterAll(() => test.stop());
  beforeEach(() => test.reset());

  const create = async () =>
    (await test.line('POST', '/v2/bot/richmenu', menu)).json<{ richMenuId: string }>().richMenuId;
  const upload = async (id: string, bytes = png(1200, 810), type = 'image/png') =>
    test.app.inject({
      method: 'POST',
      url: `/line-data/v2/bot/richmenu/${id}/content`,
      headers: { authorization: `Bearer ${await test.channelToken()}`, 'content-type': type },
      payload: bytes,
    });
  const shown = async (user = gold) => (await test.control<Chat>('GET', `/chats/${user}`)).menu;

  it('show by priority: the person’s, the default, the one of the console', async () => {
    expect(await shown()).toMatchObject({ source: 'manager', areas: [{}, {}] });
    const [standard, own] = [await create(), await create()];
    await upload(standard);
    await upload(own);
    await test.line('POST', `/v2/bot/user/all/richmenu/${standard}`);
    expect(await shown()).toMatchObject({ source: 'default', richMenuId: standard });
    await test.line('POST', `/v2/bot/user/${gold}/richmenu/${own}`);
    expect(await shown()).toMatchObject({ source: 'user', richMenuId: own });
    expect((await test.line('GET', `/v2/bot/user/${gold}/richmenu`)).json()).toEqual({ richMenuId: own });

    await test.control('POST', `/users/${gold}/block`);
    await test.control('POST', `/users/${gold}/follow`);
    expect((await test.line('GET', `/v2/bot/user/${gold}/richmenu`)).statusCode).toBe(404);
    expect(await shown()).toMatchObject({ source: 'default' });
  });

  it('are the person’s picture too', async () => {
    const before = await shown();
    const picture = await test.app.inject(String(before?.imageUrl).replace('http://localhost:3100', ''));
    expect(picture.headers['content-type']).toContain('image/svg+xml');
    expect(picture.body).toContain('會員卡');
  });

  it('need a picture of their size, once', async () => {
    const id = await create();
    const early = await test.line('POST', `/v2/bot/user/${gold}/richmenu/${id}`);
    expect([early.statusCode, early.json()]).toEqual([
      400,
      { message: 'must upload richmenu image before applying it to user' },
    ]);
    expect((await upload(id, png(800, 540))).statusCode).toBe(400);
    expect((await upload(id, png(1200, 810), 'image/gif')).statusCode).toBe(415);
    expect((await upload(id)).statusCode).toBe(200);
    const again = await upload(id);
    expect(again.json()).toEqual({ message: 'An image has already been uploaded to the richmenu' });
  });

  it('say 200 for people who are no friends, and do nothing', async () => {
    const id = await create();
    await upload(id);
    expect((await test.line('POST', `/v2/bot/user/${stranger}/richmenu/${id}`)).statusCode).toBe(200);
    expect((await test.line('GET', `/v2/bot/user/${stranger}/richmenu`)).statusCode).toBe(404);
    const bulk = await test.line('POST', '/v2/bot/richmenu/bulk/link', {
      richMenuId: id,
      userIds: [gold, stranger],
    });
    expect(bulk.statusCode).toBe(202);
    expect(await shown()).toMatchObject({ source: 'user' });
  });

  it('refuse what LINE refuses', async () => {
    const wide = await test.line('POST', '/v2/bot/richmenu', {
      ...menu,
      size: { width: 1200, height: 1200 },
    });
    const many = await test.line('POST', '/v2/bot/richmenu', { ...menu, areas: Array(21).fill(area) });
    const long = await test.line('POST', '/v2/bot/richmenu', { ...menu, chatBarText: '字'.repeat(15) });
    expect([wide.statusCode, many.statusCode, long.statusCode]).toEqual([400, 400, 400]);
    const id = await create();
    await upload(id);
    const alias = { richMenuAliasId: 'member', richMenuId: id };
    expect((await test.line('POST', '/v2/bot/richmenu/alias', alias)).statusCode).toBe(200);
    expect((await test.line('POST', '/v2/bot/richmenu/alias', alias)).json()).toEqual({
      message: 'conflict richmenu alias id',
    });
  });

  it('change for everybody who has one, three times an hour', async () => {
    const [one, two] = [await create(), await create()];
    await upload(one);
    await upload(two);
    await test.line('POST', `/v2/bot/user/${gold}/richmenu/${one}`);
    const body = { operations: [{ type: 'link', from: one, to: two }], resumeRequestKey: 'key-1' };
    const batch = await test.line('POST', '/v2/bot/richmenu/batch', body);
    expect(batch.statusCode).toBe(202);
    expect(await shown()).toMatchObject({ richMenuId: two });
    const id = String(batch.headers['x-line-request-id']);
    const progress = await test.line('GET', `/v2/bot/richmenu/progress/batch?requestId=${id}`);
    expect(progress.json()).toMatchObject({ phase: 'succeeded' });
    await test.line('POST', '/v2/bot/richmenu/batch', { operations: [{ type: 'unlink', from: two }] });
    expect(await shown()).toMatchObject({ source: 'manager' });
    await test.line('POST', '/v2/bot/richmenu/batch', body);
    expect((await test.line('POST', '/v2/bot/richmenu/batch', body)).statusCode).toBe(429);
  });

  it('switch on the phone by an alias, until the next link', async () => {
    const [one, two] = [await create(), await create()];
    await upload(one);
    await upload(two);
    await test.line('POST', `/v2/bot/user/${gold}/richmenu/${one}`);
    await test.line('POST', '/v2/bot/richmenu/alias', { richMenuAliasId: 'second', richMenuId: two });
    const tap = (richMenuAliasId: string) =>
      test.control('POST', `/users/${gold}/menu-switches`, { richMenuAliasId, data: 'menu:a' });
    await tap('second');
    expect(await shown()).toMatchObject({ richMenuId: two });
    expect((await test.line('GET', `/v2/bot/user/${gold}/richmenu`)).json()).toEqual({ richMenuId: one });
    await tap('nowhere');
    expect(await shown()).toMatchObject({ richMenuId: two });
    await test.line('POST', `/v2/bot/user/${gold}/richmenu/${one}`);
    expect(await shown()).toMatchObject({ richMenuId: one });
  });
});
