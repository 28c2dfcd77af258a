import { smsGateways } from '@tieline/sms';

const forms = {
  mitake: { baseUrl: 'https://a.example', username: 'brand', password: 'secret-value' },
  every8d: { baseUrl: 'https://a.example', uid: 'brand', password: 'secret-value' },
  kotsms: { username: 'brand', password: 'secret-value' },
  twsms: { username: 'brand', password: 'secret-value' },
  twilio: { accountSid: `AC${'0'.repeat(32)}`, authToken: 'secret-value', from: 'Sunrise' },
  vonage: { apiKey: 'abcd1234', apiSecret: 'secret-value', from: 'Sunrise' },
  'generic-http': { baseUrl: 'https://a.example', secret: 'secret-value'.repeat(3) },
  sandbox: { baseUrl: 'https://a.example', token: 'secret-value' },
} as const satisfies Record<keyof typeof smsGateways, Record<string, string>>;

describe.each(Object.entries(smsGateways))('the gateway %s in the registry', (key, definition) => {
  const form: Record<string, string> = { ...forms[key as keyof typeof forms] };

  it('is named in both languages and made from its form', () => {
    expect(definition.name).toEqual({
      'zh-TW': expect.stringMatching(/./) as string,
      en: expect.stringMatching(/./) as string,
    });
    expect(definition.create(form, {})).toMatchObject({});
  });

  it('tells accounts apart by what is no secret, and takes a new secret for the same account', () => {
    const account = definition.accountOf(form);
    expect(account).not.toContain('secret-value');
    const named = Object.keys(form).filter((name) => account.includes(JSON.stringify(form[name])));
    expect(named).not.toEqual([]);
    for (const name of Object.keys(form)) {
      const other = definition.accountOf({ ...form, [name]: 'https://another.example' });
      expect([name, other === account]).toEqual([name, !named.includes(name)]);
    }
    const slash = { ...form, ...('baseUrl' in form && { baseUrl: `${form['baseUrl']}/` }) };
    expect(definition.accountOf(slash)).toBe(account);
  });

  it('labels every field, and marks the secret ones', () => {
    for (const { label } of definition.fields)
      expect(Object.values(label)).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
    const secrets = definition.fields.filter(({ secret }) => secret).map(({ name }) => name);
    expect(Object.keys(form).filter((name) => form[name]?.startsWith('secret-value'))).toEqual(
      secrets.filter((name) => name in form),
    );
    expect(secrets).not.toEqual([]);
    for (const { name, required } of definition.fields) if (required) expect(form).toHaveProperty(name);
  });

  it('refuses an unknown or a missing field, and quotes no value', () => {
    // the sandbox is on this machine, where http is enough
    const address = key === 'sandbox' ? 'ftp://secret-value' : 'http://secret-value';
    for (const wrong of [{ ...form, more: 'x' }, {}, null, { ...form, baseUrl: address }]) {
      let thrown: unknown;
      try {
        definition.create(wrong, {});
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(Error);
      expect(String(thrown)).not.toContain('secret-value');
    }
  });
});
