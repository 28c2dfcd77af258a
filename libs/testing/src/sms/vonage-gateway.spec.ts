import { VonageGateway, type SmsRejection } from '@tieline/sms';
import { FakeVendor, formOf, recorded, vendorWorld, type VendorRequest } from './fake-vendor.js';
import { describeSmsGateway } from './sms-gateway.test-kit.js';

const apiSecret = 'vonage-Secret1';
const apiKey = 'abcd1234';
const recordedId = '0C00000042170001';
const recordedRef = '0199c000-0000-7000-8000-000000000001';
const codes = {
  bad_number: '6',
  no_credit: '9',
  auth: '15',
  content: '12',
  opted_out: '7',
  foreign: '29',
  temporary: '1',
} as const;
const statuses = { accepted: 'accepted', delivered: 'delivered', undelivered: 'expired' } as const;

const failure = (code: string, text: string) => ({
  body: recorded('vonage/send-refused.json', {
    '"status": "9"': `"status": "${code}"`,
    'Partner quota exceeded': text,
  }),
});

function answer(vendor: FakeVendor, { path, query, headers, body }: VendorRequest) {
  if (path === '/sms/json') return send(vendor, formOf(body));
  const basic = Buffer.from(`${apiKey}:${apiSecret}`).toString('base64');
  const known = headers['authorization'] === `Basic ${basic}` || query.get('api_secret') === apiSecret;
  if (!known) return { status: 401, body: recorded('vonage/refused-account.json') };
  return vendor.attend(() => {
    if (path === '/account/get-balance') return { body: recorded('vonage/balance.json') };
    expect([query.get('product'), query.get('direction')]).toEqual(['SMS', 'outbound']);
    const sms = vendor.byTheirId(query.get('id'));
    if (!sms) return { body: recorded('vonage/records-none.json') };
    const values = { [recordedId]: sms.providerId, '"delivered"': `"${statuses[sms.state]}"` };
    return { body: recorded('vonage/records.json', values) };
  });
}

function send(vendor: FakeVendor, form: Record<string, string>) {
  if (form['api_secret'] !== apiSecret) return failure('4', `Bad Credentials ${form['api_secret'] ?? ''}`);
  const { to = '', text = '', type } = form;
  if (/[^\0-~]/.test(text)) expect(type).toBe('unicode');
  const providerId = `${recordedId.slice(0, -2)}${10 + vendor.taken.length}`;
  return vendor.receive(
    { id: form['client-ref'] ?? '', providerId, to: `+${to}`, text },
    {
      take: () => ({ body: recorded('vonage/send-ok.json', { [recordedId]: providerId }) }),
      refuse: (group) => failure(codeOf(group), `${apiSecret} ${to}`),
    },
  );
}

const codeOf = (group: SmsRejection) => Object.entries(codes).find(([name]) => name === group)?.[1] ?? '5';

const gatewayAt = (url: string, secret = apiSecret, timeoutMs = 5000) =>
  new VonageGateway(
    { apiKey, apiSecret: secret, from: 'Sunrise' },
    { baseUrl: url, apiBaseUrl: url, reportUrl: 'https://api.example/reports/token', timeoutMs },
  );

const reported = { underway: 'buffered', delivered: 'delivered', undelivered: 'rejected' } as const;

describeSmsGateway('the Vonage gateway', () => {
  const vendor = new FakeVendor(answer);
  return vendorWorld(
    vendor,
    (url, { wrong, timeoutMs }) => gatewayAt(url, wrong ? 'wrong' : apiSecret, timeoutMs),
    {
      refusals: Object.keys(codes) as (keyof typeof codes)[],
      asked: 'by their id',
      credits: 21.4,
      secrets: [apiSecret],
      reports: {
        make: (state) => ({
          url: 'https://api.example/reports/token',
          query: {},
          headers: { 'content-type': 'application/json' },
          body: recorded('vonage/receipt.json', {
            [recordedId]: vendor.last.providerId,
            [recordedRef]: vendor.last.id,
            '"delivered"': `"${reported[state]}"`,
          }).toString(),
        }),
        ourId: true,
        signed: false,
      },
    },
  );
});

describe('VonageGateway', () => {
  it('calls a message unknown of which only some segments were taken', async () => {
    const vendor = new FakeVendor(() => ({ body: recorded('vonage/send-partly.json') }));
    await vendor.start();
    const result = await gatewayAt(vendor.url).send({ id: 'a', to: '+886912345678', text: 'x' });
    await vendor.stop();
    expect(result).toEqual({ kind: 'unknown', detail: 'only some segments were taken' });
  });

  it('reads a receipt as JSON, as a form and in the query', () => {
    const receipt = JSON.parse(recorded('vonage/receipt.json').toString()) as Record<string, string>;
    const form = new URLSearchParams(receipt).toString();
    const empty = { url: '', query: {}, headers: {}, body: '' };
    for (const request of [
      { ...empty, query: receipt },
      { ...empty, body: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ])
      expect(gatewayAt('https://x.example').parseReport(request).reports).toEqual([
        { id: recordedRef, providerId: recordedId, state: 'delivered', detail: 'delivered 0' },
      ]);
  });
});
