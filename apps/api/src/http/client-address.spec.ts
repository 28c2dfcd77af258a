import fc from 'fast-check';
import { addressBucket } from './client-address.js';

describe('addressBucket', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:203.0.113.7', '203.0.113.7'],
    ['::ffff:cb00:7107', '203.0.113.7'],
    ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:0DB8:0000:0000:1::', '2001:db8:0:0::/64'],
    ['2001:db8:0:1:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    [undefined, 'unknown'],
    ['', 'unknown'],
  ])('%s is counted as %s', (ip, bucket) => {
    expect(addressBucket(ip)).toBe(bucket);
  });

  it('is one for all addresses of a /64, whatever their spelling', () => {
    const groups = (n: number) =>
      fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: n, maxLength: n });
    fc.assert(
      fc.property(groups(4), groups(4), groups(4), (net, a, b) => {
        if (net.every((group) => group === 0)) return;
        const plain = (host: number[]) => [...net, ...host].map((group) => group.toString(16)).join(':');
        const padded = (host: number[]) =>
          [...net, ...host].map((group) => group.toString(16).padStart(4, '0').toUpperCase()).join(':');
        expect(addressBucket(plain(a))).toBe(addressBucket(padded(b)));
      }),
    );
  });
});
