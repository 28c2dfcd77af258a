import { createHmac } from 'node:crypto';
import {
  cyberbizToken,
  cyberbizWebhookSecret,
  shopifyToken,
  shoplineMerchantId,
  shoplineToken,
} from '../world/seed.js';
import { TestWorld } from '../world/world.test-kit.js';

describe('pretend shops that call the product', () => {
  let test: TestWorld;
  beforeEach(async () => {
    test = await TestWorld.start();
  });
  afterEach(() => test.stop());

  const put = (path: string, body: object) => test.control<Record<string, unknown>>('PUT', path, body);
  const address = () => `${test.world.config.productUrl}/hook`;
  const find = async (mobile: string) => {
    const url = `/cyberbiz/v1/customers/get_customer_id?customer_mobiles=${mobile}`;
    const headers = { authorization: `Bearer ${cyberbizToken}` };
    return (await test.app.inject({ url, headers })).json<{ customer_id: number }[]>();
  };

  it('change a member for all of them, and sign what they tell', async () => {
    await put('/shops/cyberbiz', { webhookUrl: address() });
    const [before] = await find('0900000001');
    const changed = await put('/shops/cyberbiz/members/0900-000-001', { phone: '0900-000-101' });
    expect(changed).toMatchObject({ webhook: { topic: 'customers/update', status: 200 } });
    expect([await find('0900000001'), await find('0900000101')]).toMatchObject([
      [],
      [{ customer_id: before?.customer_id }],
    ]);
    const { body, headers } = test.received[0]!;
    const signature = createHmac('sha256', cyberbizWebhookSecret).update(body).digest('hex');
    expect(headers).toMatchObject({
      'x-cyberbiz-event': 'customers/update',
      'x-cyberbiz-hmac-sha256': signature,
    });
    expect(JSON.parse(body)).toMatchObject({ id: before?.customer_id, mobile: '0900000101' });
  });

  it('delete a member, and say nothing where no address was entered', async () => {
    expect(await put('/shops/easystore/members/0900000002', { deleted: true })).toEqual({
      phone: null,
      webhook: null,
    });
    expect(await find('0900000002')).toEqual([]);
    await test.control('POST', '/reset');
    expect(await find('0900000002')).toHaveLength(1);
  });

  it('take the address by their API: Shopify at once, SHOPLINE when it was answered', async () => {
    const variables = { topic: 'CUSTOMERS_UPDATE', webhookSubscription: { uri: address(), format: 'JSON' } };
    await test.app.inject({
      method: 'POST',
      url: '/shopify/admin/api/2025-10/graphql.json',
      headers: { 'x-shopify-access-token': shopifyToken },
      payload: { query: 'mutation { webhookSubscriptionCreate }', variables },
    });
    expect(await put('/shops/shopify/members/0900000004', { phone: '0900000104' })).toMatchObject({
      webhook: { topic: 'customers/update', status: 200 },
    });
    const subscribe = async () =>
      (
        await test.app.inject({
          method: 'POST',
          url: '/shopline/v1/webhooks',
          headers: { authorization: `Bearer ${shoplineToken}` },
          payload: { address: address(), topics: ['user/update'] },
        })
      ).json<{ status: string }>().status;
    test.productSays = 'another merchant';
    expect(await subscribe()).toBe('inactive');
    test.productSays = Buffer.from(shoplineMerchantId).toString('base64');
    expect(await subscribe()).toBe('active');
    const listed = await test.app.inject({
      url: '/shopline/v1/webhooks',
      headers: { authorization: `Bearer ${shoplineToken}` },
    });
    expect(listed.json()).toMatchObject({
      items: [{ address: address(), status: 'active' }],
      pagination: { total_pages: 1 },
    });
  });
});
