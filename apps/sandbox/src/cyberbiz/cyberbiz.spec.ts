import { createHmac } from 'node:crypto';
import { cyberbizSecret, cyberbizToken, cyberbizUsername } from '../world/seed.js';
import { TestWorld } from '../world/world.test-kit.js';

describe('pretend CYBERBIZ', () => {
  let test: TestWorld;
  beforeAll(async () => (test = await TestWorld.start()));
  afterAll(() => test.stop());
  beforeEach(() => {
    test.reset();
    test.now += 2000;
  });

  const bearer = { authorization: `Bearer ${cyberbizToken}` };
  const call = (path: string, headers: Record<string, string> = bearer) =>
    test.app.inject({ url: `/cyberbiz${path}`, headers });
  const byMobile = (mobile: string) =>
    call(`/v1/customers/get_customer_id?customer_mobiles=${encodeURIComponent(mobile)}`);

  it('finds by the spelling that is stored, and says 206 and [] for nobody', async () => {
    const [found] = (await byMobile('0900000001')).json<Record<string, unknown>[]>();
    expect(found).toMatchObject({ customer_mobile: '0900000001' });
    const customer = (await call(`/v1/customers/${String(found?.['customer_id'])}`)).json<object>();
    expect(customer).toMatchObject({ name: '王小明', bonus_remain: 1280 });
    expect(customer).not.toHaveProperty('id');
    for (const mobile of ['+886900000001', '0900000003']) {
      const nobody = await byMobile(mobile);
      expect([nobody.statusCode, nobody.json()]).toEqual([206, []]);
    }
  });

  it('has tiers, two people with one number, and a number that is not verified', async () => {
    const ids = async (mobile: string) =>
      (await byMobile(mobile)).json<{ customer_id: number }[]>().map(({ customer_id: id }) => id);
    const [gold] = await ids('0900000001');
    expect((await call(`/v1/customers/${gold}/vip_info`)).json()).toMatchObject({
      current_level: { name: '金卡會員' },
      extra_info: { end_at: '2027-12-31 23:59:59' },
    });
    const two = await ids('0900000010');
    test.now += 2000;
    expect((await call(`/v2/customers?ids=${two.join(',')}`)).json()).toMatchObject([
      { name: '周建國' },
      { name: '周雅文' },
    ]);
    const [unverified] = await ids('0900000011');
    expect((await call(`/v1/customers/${unverified}`)).json()).toMatchObject({
      mobile_sms_confirmed_at: null,
    });
  });

  it('breaks on the magic numbers', async () => {
    expect((await byMobile('0900000008')).statusCode).toBe(500);
    expect((await byMobile('0900000009')).statusCode).toBe(429);
  });

  it('allows five calls in any running second', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 6; at += 1) statuses.push((await byMobile('0900000001')).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('lets in by token or by a fresh signature only', async () => {
    const signed = (at: number, secret = cyberbizSecret) => {
      const date = new Date(at).toUTCString();
      const line = `x-date: ${date}\nGET /cyberbiz/v1/customers/get_customer_id HTTP/1.1`;
      const signature = createHmac('sha256', secret).update(line).digest('base64');
      const parts = `algorithm="hmac-sha256", headers="x-date request-line", signature="${signature}"`;
      return { 'x-date': date, authorization: `hmac username="${cyberbizUsername}", ${parts}` };
    };
    const path = '/v1/customers/get_customer_id?customer_mobiles=0900000001';
    const status = async (headers: Record<string, string>) => (await call(path, headers)).statusCode;
    expect(await status(signed(test.now))).toBe(200);
    expect(await status(signed(test.now - 10 * 60_000))).toBe(401);
    expect(await status(signed(test.now, 'wrong'))).toBe(401);
    expect(await status({})).toBe(401);
  });

  it('keeps a LINE id that is written back', async () => {
    const [found] = (await byMobile('0900000002')).json<{ customer_id: number }[]>();
    const url = `/cyberbiz/v1/customers/${found?.customer_id}/uid_providers/line`;
    const written = await test.app.inject({ method: 'PUT', url, headers: bearer, payload: { uid: 'U1' } });
    expect(written.statusCode).toBe(200);
    expect((await call(`/v1/customers/${found?.customer_id}`)).json()).toMatchObject({
      uid_providers: [{ provider_type: 'line', uid: 'U1' }],
    });
  });
});
