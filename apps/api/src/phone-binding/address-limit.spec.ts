import { describeEachEngine } from '../../test/engines.js';
import { TestApp } from '../../test/test-app.js';

const times = (n: number) => Array.from({ length: n }, (_none, index) => index);
const hour = 3_600_000;

describeEachEngine('the ceiling of an address', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine, {
      env: { OTP_SENDS_PER_ADDRESS_HOUR: '3', TRUSTED_PROXIES: '127.0.0.1' },
    });
  });
  afterAll(() => app.stop());

  async function asksFrom(address: string) {
    const customer = app.customer({ address });
    await customer.opens();
    return (await customer.asksCode(app.freshPhone())).status;
  }

  it.each([
    ['one IPv4 address', times(5).map(() => '203.0.113.7')],
    [
      'an IPv4 address in its other clothes',
      ['203.0.113.8', '::ffff:203.0.113.8', '::FFFF:203.0.113.8', '203.0.113.8'],
    ],
    ['addresses of one /64', times(5).map((n) => `2001:db8:0:1:${n + 1}::${n}`)],
    [
      'one /64 in several spellings',
      ['2001:DB8::1:0:0:1', '2001:db8:0:0:1::9', '2001:db8::a:b:c:d', '2001:0db8:0000:0000::1'],
    ],
    ['lists with forged first members', times(5).map((n) => `198.51.100.${n}, 203.0.113.9`)],
  ])('counts %s as one', async (_name, addresses) => {
    const answers: number[] = [];
    for (const address of addresses) answers.push(await asksFrom(address));
    expect(answers.slice(0, 3)).toEqual([202, 202, 202]);
    expect(answers.slice(3).every((status) => status === 429)).toBe(true);
  });

  it('is another one next door, and after an hour', async () => {
    expect(await asksFrom('203.0.113.70')).toBe(202);
    expect(await asksFrom('2001:db8:0:2::1')).toBe(202);
    app.passTime(hour);
    expect(await asksFrom('203.0.113.7')).toBe(202);
  });
});

describeEachEngine('an address that no proxy of ours has told', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine, { env: { OTP_SENDS_PER_ADDRESS_HOUR: '3', TRUSTED_PROXIES: '' } });
  });
  afterAll(() => app.stop());

  it('is the peer’s, whatever the headers say', async () => {
    const answers: number[] = [];
    for (const n of times(6)) {
      const customer = app.customer({ address: `198.51.100.${n}` });
      await customer.opens();
      const body = { phone: app.freshPhone(), country: 'TW' };
      const headers = {
        authorization: `Bearer ${customer.session?.token}`,
        'x-forwarded-for': `198.51.100.${n}`,
        'x-real-ip': `198.51.100.${n}`,
        forwarded: `for=198.51.100.${n}`,
      };
      answers.push((await app.call('POST', '/api/liff/otp-challenges', { body, headers })).status);
    }
    expect(answers).toEqual([202, 202, 202, 429, 429, 429]);
  });
});
