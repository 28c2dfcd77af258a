import { shoplineToken, shoplineTokenWithoutCustomers } from '../world/seed.js';
import { TestWorld } from '../world/world.test-kit.js';
import type { Member } from './members.js';

type Page = { items: Member[]; pagination: Record<string, number> };

describe('pretend SHOPLINE', () => {
  let test: TestWorld;
  beforeAll(async () => (test = await TestWorld.start()));
  afterAll(() => test.stop());
  beforeEach(() => {
    test.reset();
    // One request a test, as far as the rate limit is concerned.
    test.now += 2000;
  });

  const call = (path: string, token = shoplineToken) =>
    test.app.inject({ url: `/shopline/v1${path}`, headers: { authorization: `Bearer ${token}` } });
  const byPhone = (phone: string) =>
    call(
      `/customers/search?query=${encodeURIComponent(phone)}&per_page=50&search_fields[]=mobile_phone&search_fields[]=phones`,
    );
  const names = async (phone: string) => (await byPhone(phone)).json<Page>().items.map(({ name }) => name);

  it.each(['0900000001', '900000001', '+886900000001', '886900000001', '0900-000-001'])(
    'finds the gold member by %s',
    async (phone) => {
      const answer = (await byPhone(phone)).json<Page>();
      expect(answer.pagination).toEqual({ current_page: 1, per_page: 50, total_pages: 1, total_count: 1 });
      expect(answer.items[0]).toMatchObject({
        name: '王小明',
        mobile_phone: '0900000001',
        mobile_phone_verified: true,
        mobile_phone_country_calling_code: '886',
        membership_tier: { name_translations: { 'zh-hant': '金卡會員' } },
      });
      expect(answer.items[0]?.id).toMatch(/^[0-9a-f]{24}$/);
    },
  );

  it('says none, two, and unverified', async () => {
    expect((await byPhone('0900000003')).json()).toEqual({
      items: [],
      pagination: { current_page: 1, per_page: 50, total_pages: 0, total_count: 0 },
    });
    expect(await names('0900000010')).toHaveLength(2);
    const [unverified] = (await byPhone('0900000011')).json<Page>().items;
    expect(unverified).toMatchObject({
      mobile_phone: null,
      mobile_phone_verified: false,
      phones: ['0900000011'],
      phone_country_code: '886',
    });
  });

  it('searches only in the named fields', async () => {
    expect(
      (await call('/customers/search?query=0900000011&search_fields[]=mobile_phone')).json<Page>().items,
    ).toEqual([]);
    const fuzzy = (await call(`/customers/search?query=${encodeURIComponent('周')}`)).json<Page>();
    expect(fuzzy.items).toHaveLength(2);
    const second = (
      await call(`/customers/search?query=${encodeURIComponent('周')}&per_page=1&page=2`)
    ).json<Page>();
    expect(second.pagination).toEqual({ current_page: 2, per_page: 1, total_pages: 2, total_count: 2 });
    expect((await call('/customers/search?mobile_phone=0900000001')).json<Page>().items).toHaveLength(1);
    expect(
      (await call('/customers/search?mobile_phone=not:0900000001')).json<Page>().items.length,
    ).toBeGreaterThan(5);
    expect((await call('/customers/search?page=11&per_page=999')).statusCode).toBe(422);
  });

  it('has the same generated member for every 0911 number', async () => {
    const [member] = (await byPhone('+886911234567')).json<Page>().items;
    expect(member?.mobile_phone).toBe('0911234567');
    expect((await call(`/customers/${member?.id}`)).json()).toEqual(member);
    expect((await byPhone('0911234567')).json<Page>().items).toEqual([member]);
  });

  it('is down, refuses by rate, and counts 20 a second', async () => {
    expect((await byPhone('0900000008')).statusCode).toBe(500);
    const refused = {
      error: 'Rate limit exceeded for attempts to access Open API. please try again later',
      code: 'RateLimitExceeded',
    };
    expect([(await byPhone('0900000009')).statusCode, (await byPhone('0900000009')).json()]).toEqual([
      429,
      refused,
    ]);
    test.now += 2000;
    const statuses: number[] = [];
    for (let i = 0; i < 21; i += 1) statuses.push((await call('/token/info')).statusCode);
    expect(statuses).toEqual([...Array<number>(20).fill(200), 429]);
  });

  it('refuses wrong tokens and tokens without the permission', async () => {
    expect((await call('/token/info', 'wrong')).statusCode).toBe(401);
    expect((await call('/token/info', shoplineTokenWithoutCustomers)).statusCode).toBe(200);
    expect((await call('/customers/search?query=1', shoplineTokenWithoutCustomers)).statusCode).toBe(403);
  });

  it('changes tags; over 60 it says 200 and changes nothing', async () => {
    const [member] = (await byPhone('0900000002')).json<Page>().items;
    const patch = async (tags: string[], mode: 'add' | 'remove') =>
      test.app.inject({
        method: 'PATCH',
        url: `/shopline/v1/customers/${member?.id}/tags`,
        headers: { authorization: `Bearer ${shoplineToken}` },
        payload: { tags, update_mode: mode },
      });
    expect((await patch(['LINE已綁定'], 'add')).json<Member>().tags).toEqual(['LINE已綁定']);
    expect((await patch(['ab'], 'add')).statusCode).toBe(422);
    const many = Array.from({ length: 60 }, (_, n) => `tag-${n}`);
    expect((await patch(many, 'add')).json<Member>().tags).toEqual(['LINE已綁定']);
    expect((await patch(['LINE已綁定'], 'remove')).json<Member>().tags).toEqual([]);
  });
});
