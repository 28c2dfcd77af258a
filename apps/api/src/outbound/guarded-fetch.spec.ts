import { guardedFetch } from './guarded-fetch.js';
import { isPrivateAddress } from './private-addresses.js';

describe('calls to addresses that staff give', () => {
  const called: string[] = [];
  const answer: typeof fetch = async (input, init) => {
    called.push(`${init?.redirect} ${new Request(input).url}`);
    return new Response('ok');
  };
  const guarded = (addresses: string[], allowPrivate = false) =>
    guardedFetch(allowPrivate, async () => addresses, answer);
  beforeEach(() => {
    called.length = 0;
  });

  it('go out to the public internet, without redirects', async () => {
    await guarded(['203.0.113.9'])('https://gateway.example/send');
    expect(called).toEqual(['error https://gateway.example/send']);
  });

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
    await expect(guarded(addresses)(url)).rejects.toMatchObject({ cause: { code } });
    expect(called).toEqual([]);
  });

  it('go anywhere when the operator allows it', async () => {
    await guarded([], true)('http://127.0.0.1:3100/sms');
    expect(called).toHaveLength(1);
  });

  it.each(['192.168.0.1', '172.31.255.255', '100.64.0.1', '169.254.169.254', '0.0.0.0', 'fe80::1%eth0', 'x'])(
    '%s is not public',
    (address) => expect(isPrivateAddress(address)).toBe(true),
  );

  it.each(['203.0.113.9', '8.8.8.8', '2606:4700::1111'])('%s is public', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
});
