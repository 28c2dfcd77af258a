import { createHash, createHmac } from 'node:crypto';
import {
  CyberbizPlatform,
  GenericHttpPlatform,
  ShopifyPlatform,
  ShoplinePlatform,
  type LineLink,
  type LineUnlink,
  type ShopPlatform,
  type ShopUnlink,
} from '@tieline/shops';
import { startLocalServer, type ReceivedRequest, type ServerReply } from '../http/local-server.js';

const link: LineLink = {
  requestId: '0199-a-delivery',
  memberId: '1001',
  lineUserId: 'U1',
  messagingChannelId: '2000000001',
  boundAt: '2026-03-04T01:15:00.000Z',
};
const unlink: LineUnlink = { ...link, unboundAt: '2026-03-05T02:00:00.000Z' };
const secret = 'a-signing-secret-of-32-characters';

const shops = {
  SHOPLINE: {
    make: (baseUrl: string) =>
      new ShoplinePlatform({ handle: 'sunrise', accessToken: 'shopline-token' }, { baseUrl }),
    write: (shop: ShopPlatform) => shop.tagMember('1001', 'LINE 已綁定'),
    done: { json: { id: '1001', tags: ['LINE 已綁定'] } },
    refused: { status: 422 },
  },
  Shopify: {
    make: (baseUrl: string) =>
      new ShopifyPlatform({ shop: 'sunrise.myshopify.com', accessToken: 'shpat_token' }, { baseUrl }),
    write: (shop: ShopPlatform) => shop.tagMember('1001', 'LINE 已綁定'),
    done: { json: { data: { tagsAdd: { userErrors: [] } } } },
    refused: { json: { data: { tagsAdd: { userErrors: [{ message: 'Tags are invalid' }] } } } },
  },
  'a system of the brand’s own': {
    make: (baseUrl: string) => new GenericHttpPlatform({ baseUrl, secret }),
    write: (shop: ShopPlatform) => shop.linkLine(link),
    done: { json: {} },
    refused: { status: 422 },
  },
  'a system of the brand’s own, of an end': {
    make: (baseUrl: string) => new GenericHttpPlatform({ baseUrl, secret }),
    write: (shop: ShopPlatform) => shop.unlinkLine(unlink),
    done: { status: 204 },
    refused: { status: 422 },
  },
};

async function writing(
  {
    make,
    write,
  }: { make: (url: string) => ShopPlatform; write: (shop: ShopPlatform) => Promise<ShopUnlink> },
  handle: (request: ReceivedRequest) => ServerReply,
): Promise<{ ended: ShopUnlink; requests: ReceivedRequest[] }> {
  const requests: ReceivedRequest[] = [];
  const server = await startLocalServer((request) => {
    requests.push(request);
    return handle(request);
  });
  const ended = await write(make(server.url));
  await server.close();
  return { ended, requests };
}

describe.each(Object.entries(shops))('writing back to %s', (_name, shop) => {
  it.each([
    ['done', shop.done],
    ['refused', shop.refused],
    ['denied', { status: 401 }],
    ['denied', { status: 403 }],
    ['unavailable', { status: 500 }],
  ])('is %s on %j', async (kind, reply: ServerReply) => {
    expect((await writing(shop, () => reply)).ended).toMatchObject({ kind });
  });
});

describe('writing back', () => {
  it.each([
    [404, 'notTaken', 'refused'],
    [405, 'notTaken', 'refused'],
    [501, 'notTaken', 'unavailable'],
  ])('is no failure where a system knows no /unlink: %d', async (status, unlinked, linked) => {
    const [end, tie] = [
      shops['a system of the brand’s own, of an end'],
      shops['a system of the brand’s own'],
    ];
    expect((await writing(end, () => ({ status }))).ended).toEqual({
      kind: unlinked,
      detail: `HTTP ${status}`,
    });
    expect((await writing(tie, () => ({ status }))).ended).toMatchObject({ kind: linked });
  });

  it('is refused by shops that do not know the member', async () => {
    for (const shop of [shops.SHOPLINE, shops.Shopify])
      expect((await writing(shop, () => ({ status: 404 }))).ended).toMatchObject({ kind: 'refused' });
  });

  it('notices that SHOPLINE answered 200 and changed nothing: the 61st tag', async () => {
    const full = { id: '1001', tags: Array.from({ length: 60 }, (_none, n) => `tag-${n}`) };
    const { ended, requests } = await writing(shops.SHOPLINE, () => ({ json: full }));
    expect(ended).toMatchObject({ kind: 'refused', detail: expect.stringContaining('60') as unknown });
    expect(requests[0]).toMatchObject({ method: 'PATCH', path: '/customers/1001/tags' });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({ tags: ['LINE 已綁定'], update_mode: 'add' });
  });

  describe('an address that SHOPLINE is to call', () => {
    const address = 'https://tieline.example/webhooks/shops/1';
    const wanted = ['user/update', 'user/remove'];
    const held = (changes: object) => ({
      id: 'sub-1',
      address,
      status: 'active',
      topics: wanted,
      ...changes,
    });
    const other = { id: 'sub-0', address: 'https://crm.example/', status: 'active', topics: wanted };
    const register = { ...shops.SHOPLINE, write: (shop: ShopPlatform) => shop.registerWebhook(address) };
    const calls = async (subscriptions: object[], pages = 1) => {
      const { ended, requests } = await writing(register, ({ method, query }) => {
        if (method !== 'GET') return { json: held({}) };
        const items = query.get('page') === String(pages) ? subscriptions : [other];
        return { json: { items, pagination: { total_pages: pages } } };
      });
      expect(ended).toEqual({ kind: 'done' });
      return requests
        .filter(({ method }) => method !== 'GET')
        .map(({ method, path, body }) => [method, path, JSON.parse(body) as unknown]);
    };

    it('is entered where it is not', async () => {
      expect(await calls([other])).toEqual([['POST', '/webhooks', { address, topics: wanted }]]);
    });

    it('is entered once: where it stands and works nothing is written, on a later page too', async () => {
      expect(await calls([other, held({})])).toEqual([]);
      expect(await calls([held({ topics: [...wanted, 'order/create'] })], 3)).toEqual([]);
    });

    it('is mended where it lacks a topic or was switched off, and loses no topic', async () => {
      const topics = ['order/create', ...wanted];
      expect(await calls([held({ topics: ['order/create', 'user/update'] })])).toEqual([
        ['PUT', '/webhooks/sub-1', { address, topics: ['order/create', 'user/update', 'user/remove'] }],
      ]);
      expect(await calls([held({ status: 'inactive', topics })])).toEqual([
        ['PUT', '/webhooks/sub-1', { address, topics }],
      ]);
    });

    it.each([
      ['denied', 403],
      ['unavailable', 500],
    ])('is not written blindly when SHOPLINE does not tell what stands there: %s', async (kind, status) => {
      const { ended, requests } = await writing(register, () => ({ status }));
      expect(ended).toMatchObject({ kind });
      expect(requests.every(({ method }) => method === 'GET')).toBe(true);
    });
  });

  it('says what Shopify refused, without numbers', async () => {
    const userErrors = [{ message: 'Customer +886912345678 can not be tagged' }];
    const reply = { json: { data: { tagsAdd: { userErrors } } } };
    const { ended } = await writing(shops.Shopify, () => reply);
    expect(ended).toMatchObject({ kind: 'refused', detail: 'Customer +*********678 can not be tagged' });
  });

  it.each([
    ['a system of the brand’s own', '/link', { event: 'member.linked' }],
    [
      'a system of the brand’s own, of an end',
      '/unlink',
      { event: 'member.unlinked', unboundAt: unlink.unboundAt },
    ],
  ] as const)('tells %s with one request id for every try, signed', async (name, where, news) => {
    const { requests } = await writing(shops[name], () => ({ json: {} }));
    const [{ body, path, headers } = { body: '', path: '', headers: {} as Record<string, string> }] =
      requests;
    expect([path, JSON.parse(body)]).toEqual([
      where,
      {
        ...news,
        version: 1,
        sentAt: expect.any(String) as unknown,
        requestId: link.requestId,
        memberId: '1001',
        line: { channelId: '2000000001', userId: 'U1' },
        boundAt: link.boundAt,
      },
    ]);
    const signed = createHmac('sha256', secret).update(`${headers['x-bind-timestamp']}.${body}`);
    expect(headers['x-bind-signature']).toBe(`v1=${signed.digest('hex')}`);
  });

  describe('CYBERBIZ', () => {
    const hmac = 'cyberbiz-secret';
    const shop = {
      make: (baseUrl: string) =>
        new CyberbizPlatform({ scheme: 'hmac', username: 'brand', secret: hmac }, { baseUrl }),
      write: (platform: ShopPlatform) => platform.linkLine(link),
    };
    const customer = (uid: string | null) => ({
      json: { mobile: '0912345678', uid_providers: uid ? [{ provider_type: 'line', uid }] : [] },
    });

    it('gets the LINE id, its body signed by a digest', async () => {
      const { ended, requests } = await writing(shop, ({ method }) =>
        method === 'GET' ? customer(null) : { json: {} },
      );
      expect(ended).toEqual({ kind: 'done' });
      const { method, path, headers, body } = requests[1]!;
      expect([method, path, body]).toEqual(['PUT', '/v1/customers/1001/uid_providers/line', '{"uid":"U1"}']);
      const digest = `SHA-256=${createHash('sha256').update(body).digest('base64')}`;
      const lines = `x-date: ${headers['x-date']}\nPUT ${path} HTTP/1.1\ndigest: ${digest}`;
      const signature = createHmac('sha256', hmac).update(lines).digest('base64');
      expect(headers).toMatchObject({ digest, authorization: expect.stringContaining(signature) as unknown });
    });

    it('keeps a LINE id that its member signs in with', async () => {
      const { ended, requests } = await writing(shop, () => customer('U-of-the-shop'));
      expect([ended.kind, requests.length]).toEqual(['refused', 1]);
      expect((await writing(shop, () => customer('U1'))).ended).toEqual({ kind: 'done' });
    });
  });
});
