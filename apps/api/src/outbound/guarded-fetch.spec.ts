import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { smsGateways } from '@tieline/sms';
import { guardedFetch, guardedLookup, type Resolve } from './guarded-fetch.js';
import { httpsFetch } from './https-fetch.js';
import { isPrivateAddress } from './private-addresses.js';

const family = (address: string) => (address.includes(':') ? 6 : 4);
/** A name server that gives these addresses, one list after the other; the last one stays. */
function names(...lists: string[][]): Resolve {
  let asked = 0;
  return (_name, _options, callback) => {
    const list = lists[Math.min(asked, lists.length - 1)] ?? [];
    asked += 1;
    callback(
      null,
      list.map((address) => ({ address, family: family(address) })),
    );
  };
}
const lookedUp = (resolve: Resolve, all: boolean) =>
  new Promise((done) => {
    guardedLookup(resolve)('gateway.example', { all }, (error, address) => done(error ?? address));
  });

describe('calls to addresses that staff give', () => {
  it.each([
    ['http://gateway.example/', ['203.0.113.9'], 'ERR_NOT_HTTPS'],
    ['https://gateway.example/', ['10.1.2.3'], 'ERR_PRIVATE_ADDRESS'],
    ['https://gateway.example/', ['203.0.113.9', '127.0.0.1'], 'ERR_PRIVATE_ADDRESS'],
    ['https://gateway.example/', [], 'ERR_PRIVATE_ADDRESS'],
    ['https://127.0.0.1/', [], 'ERR_PRIVATE_ADDRESS'],
    ['https://2130706433/', [], 'ERR_PRIVATE_ADDRESS'],
    ['https://[::1]/', [], 'ERR_PRIVATE_ADDRESS'],
    ['https://[::ffff:169.254.169.254]/', [], 'ERR_PRIVATE_ADDRESS'],
  ])('do not go to %s (%j)', async (url, addresses, code) => {
    await expect(guardedFetch(false, names(addresses))(url)).rejects.toMatchObject({ cause: { code } });
  });

  it.each([
    ['into a private network', 'https://gateway.example', ['10.1.2.3']],
    ['to a private address', 'https://10.1.2.3', []],
  ])(
    '%s have taken no SMS along: the next gateway may send it, and its credit comes back',
    async (_where, baseUrl, found) => {
      const credentials = { baseUrl, secret: 'x'.repeat(32) };
      const gateway = smsGateways['generic-http'].create(credentials, {
        fetch: guardedFetch(false, names(found)),
      });
      expect(await gateway.send({ id: 'an-id', to: '+886912345678', text: '【品牌】驗證碼 123456' })).toEqual(
        {
          kind: 'rejected',
          group: 'temporary',
          detail: 'network fault (ERR_PRIVATE_ADDRESS)',
        },
      );
    },
  );

  it('go to what is public, in either form of the look-up', async () => {
    const both = [
      { address: '203.0.113.9', family: 4 },
      { address: '2606:4700::1111', family: 6 },
    ];
    const resolve = names(both.map(({ address }) => address));
    expect(await lookedUp(resolve, true)).toEqual(both);
    expect(await lookedUp(resolve, false)).toBe('203.0.113.9');
  });

  it('go anywhere when the operator allows it, without redirects', async () => {
    const called: string[] = [];
    const send: typeof fetch = async (input, init) => {
      called.push(`${init?.redirect} ${new Request(input).url}`);
      return new Response('ok');
    };
    await guardedFetch(true, names([]), send)('http://127.0.0.1:3100/sms');
    expect(called).toEqual(['error http://127.0.0.1:3100/sms']);
  });

  it.each([
    '192.168.0.1',
    '172.31.255.255',
    '100.64.0.1',
    '169.254.169.254',
    '0.0.0.0',
    'fe80::1%eth0',
    'fec0::1',
    '2002:a00:1::1',
    '64:ff9b:1::a00:1',
    'x',
  ])('%s is not public', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['203.0.113.9', '8.8.8.8', '2606:4700::1111'])('%s is public', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
});

describe('the connection of such a call', () => {
  let server: Server;
  let ca: Buffer;
  let connections = 0;
  let received: { method: string | undefined; type: string | undefined; body: string }[] = [];
  let url: URL;
  beforeAll(async () => {
    const file = (kind: string) =>
      readFileSync(new URL(`../../test/tls/gateway.example.${kind}.pem`, import.meta.url));
    ca = file('cert');
    server = createServer({ key: file('key'), cert: ca }, (request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        received.push({ method: request.method, type: request.headers['content-type'], body });
        if (request.url === '/moved') response.writeHead(302, { location: 'https://10.0.0.1/' }).end();
        else if (request.url === '/empty') response.writeHead(204).end();
        else if (!request.url?.startsWith('/silent'))
          response.writeHead(200, { 'x-shop': 'sunrise' }).end('{"ok":true}');
      });
    });
    server.on('connection', () => (connections += 1));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = new URL(`https://gateway.example:${(server.address() as AddressInfo).port}/`);
  });
  beforeEach(() => {
    connections = 0;
    received = [];
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const here = names(['127.0.0.1']);
  const unguarded = (target: URL, init: RequestInit = {}) =>
    httpsFetch(
      target,
      init,
      (name, options, callback) =>
        here(name, { ...options, all: true }, (error, found) => callback(error, found)),
      { ca },
    );

  it('is not made to an address that the name was turned to after a first look (rebinding)', async () => {
    const turned = names(['203.0.113.9'], ['127.0.0.1']);
    turned('gateway.example', { all: true }, () => undefined);
    await expect(guardedFetch(false, turned)(url)).rejects.toMatchObject({
      cause: { code: 'ERR_PRIVATE_ADDRESS' },
    });
    expect(connections).toBe(0);
  });

  it('sends and reads as fetch does', async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await unguarded(url, { method: 'POST', headers, body: '{"a":1}' });
    expect([response.status, response.headers.get('x-shop'), await response.json()]).toEqual([
      200,
      'sunrise',
      { ok: true },
    ]);
    expect(received).toEqual([{ method: 'POST', type: 'application/json', body: '{"a":1}' }]);
    expect((await unguarded(new URL('/empty', url))).status).toBe(204);
  });

  it('follows no redirect, keeps the time limit, and names faults as fetch does', async () => {
    await expect(unguarded(new URL('/moved', url))).rejects.toMatchObject({
      cause: { code: 'ERR_REDIRECT' },
    });
    const signal = AbortSignal.timeout(100);
    await expect(unguarded(new URL('/silent', url), { signal })).rejects.toThrow();
    expect(signal.aborted).toBe(true);
    const closed = new URL(url);
    closed.port = '1';
    await expect(unguarded(closed)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });

  describe('with an SMS', () => {
    const send = (port: number, way = '') => {
      const baseUrl = `https://gateway.example:${port}${way}`;
      const options = {
        timeoutMs: 200,
        fetch: (target: string | URL | Request, init?: RequestInit) => unguarded(new URL(target), init),
      };
      const gateway = smsGateways['generic-http'].create({ baseUrl, secret: 'x'.repeat(32) }, options);
      return gateway.send({ id: 'an-id', to: '+886912345678', text: 'x' });
    };

    it.each([
      ['speaks no TLS', (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
      ['hangs up while they greet each other', (socket: Socket) => socket.destroy()],
      ['says nothing', () => undefined],
    ])('has sent nothing where the server %s', async (_how, greet) => {
      const sockets: Socket[] = [];
      const plain = createTcpServer((socket) => {
        sockets.push(socket);
        socket.on('error', () => undefined).once('data', () => greet(socket));
      });
      await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
      const sent = await send((plain.address() as AddressInfo).port);
      for (const socket of sockets) socket.destroy();
      plain.close();
      expect(sent).toMatchObject({ kind: 'rejected', group: 'temporary' });
    });

    it('may have sent it once the connection stood', async () => {
      expect(await send(Number(url.port), '/silent?')).toEqual({
        kind: 'unknown',
        detail: 'no answer within 200 ms',
      });
    });
  });

  it('is made to nobody who has no certificate for the name', async () => {
    const other = new URL(url);
    other.hostname = 'other.example';
    await expect(unguarded(other)).rejects.toMatchObject({ cause: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' } });
    expect(received).toEqual([]);
  });
});
