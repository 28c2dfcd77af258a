import { shopPlatformKeys } from '@tieline/contracts';
import { shopPlatforms } from '@tieline/shops';

const secret = 'secret-value'.repeat(3);
const forms = {
  shopline: { handle: 'sunrise', accessToken: secret },
  cyberbiz: { scheme: 'hmac', username: 'brand', secret },
  shopify: { shop: 'sunrise.myshopify.com', accessToken: secret },
  easystore: { shop: 'sunrise.easy.co', accessToken: secret },
  '91app': { shopId: '41', apiKey: secret },
  'generic-http': { baseUrl: 'https://a.example', secret, timeoutSeconds: '10' },
  csv: { maxAgeDays: '30' },
} as const satisfies Record<keyof typeof shopPlatforms, Record<string, string>>;

describe.each(Object.entries(shopPlatforms))('the shop system %s in the registry', (key, definition) => {
  const form: Record<string, string> = { ...forms[key as keyof typeof forms] };
  const inBothLanguages = {
    'zh-TW': expect.stringMatching(/./) as string,
    en: expect.stringMatching(/./) as string,
  };

  it('is offered, named, and made from its form', () => {
    expect(shopPlatformKeys).toContain(key);
    expect(definition.name).toEqual(inBothLanguages);
    expect(definition.create(form, {})).toMatchObject({});
  });

  it('labels its fields and prerequisites, and marks the secret fields', () => {
    for (const { label } of definition.fields) expect(label).toEqual(inBothLanguages);
    for (const { text } of definition.prerequisites) expect(text).toEqual(inBothLanguages);
    const keys = definition.prerequisites.map((step) => step.key);
    expect([keys.length > 0, new Set(keys).size]).toEqual([true, keys.length]);
    const secrets: string[] = definition.fields.filter((field) => field.secret).map(({ name }) => name);
    expect(Object.keys(form).filter((name) => form[name] === secret)).toEqual(
      secrets.filter((name) => name in form),
    );
    expect(secrets.length > 0).toBe(key !== 'csv');
  });

  it('refuses an unknown or a missing field, and quotes no value', () => {
    const empty = key === 'csv' ? [] : [{}];
    for (const wrong of [{ ...form, more: 'x' }, ...empty, null]) {
      const result = definition.credentials.safeParse(wrong);
      expect(result.success).toBe(false);
      expect(String(result.error)).not.toContain('secret-value');
    }
  });

  it('refuses to write what its definition does not offer, and asks nobody', async () => {
    const { tag, lineId, unlink } = definition.writeBack;
    let asked = 0;
    const fetch: typeof globalThis.fetch = async () => {
      asked += 1;
      return new Response(null, { status: 503 });
    };
    const shop = definition.create(form, { fetch });
    const link = {
      requestId: 'r1',
      memberId: '1',
      lineUserId: 'U1',
      messagingChannelId: '2',
      boundAt: '2026-03-04T01:15:00.000Z',
    };
    const written = [
      ...(tag ? [] : [await shop.tagMember('1', 'LINE')]),
      ...(lineId ? [] : [await shop.linkLine(link)]),
      ...(unlink ? [] : [await shop.unlinkLine({ ...link, unboundAt: link.boundAt })]),
    ];
    expect(written.map(({ kind }) => kind)).toEqual(written.map(() => 'refused'));
    expect(asked).toBe(0);
    // an id that was never given can not be taken back
    expect(unlink && !lineId).toBe(false);
  });

  it('reaches only the shop system, or says that staff give the address', () => {
    const typed = definition.fields.some(({ name }) => name === 'baseUrl');
    expect(definition.typedAddress).toBe(typed);
    if ('shop' in form)
      for (const shop of ['evil.example', 'a.myshopify.com.evil.example', 'x/../y.easy.co', 'a@b.easy.co'])
        expect(definition.credentials.safeParse({ ...form, shop }).success).toBe(false);
  });
});
