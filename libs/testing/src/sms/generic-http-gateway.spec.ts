import { createHmac } from 'node:crypto';
import { GenericHttpGateway, smsRejections } from '@tieline/sms';
import { FakeVendor, recorded, vendorWorld, type VendorRequest } from './fake-vendor.js';
import { describeSmsGateway } from './sms-gateway.test-kit.js';

const secret = 'a-secret-of-thirty-two-characters';
const recordedId = 'gw-42117';
const recordedRef = '0199c000-0000-7000-8000-000000000001';

/** Written from docs/adding-a-gateway.md and not from the adapter. */
function signed(body: string, key = secret, at = Date.now()): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const hmac = createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex');
  return { 'x-bind-timestamp': timestamp, 'x-bind-signature': `v1=${hmac}` };
}

function answer(vendor: FakeVendor, { method, path, headers, body }: VendorRequest) {
  const expected = signed(body, secret, Number(headers['x-bind-timestamp']) * 1000);
  if (headers['x-bind-signature'] !== expected['x-bind-signature']) return { status: 401, body: '' };
  const { id = '', to = '', text = '', ...rest } = JSON.parse(body) as Record<string, string>;
  expect([method, rest['requestId']]).toEqual(['POST', headers['x-bind-request-id']]);
  if (path === '/sms/send') {
    const providerId = `gw-${50000 + vendor.taken.length}`;
    return vendor.receive(
      { id, providerId, to, text },
      {
        take: () => ({ body: recorded('generic-http/send-ok.json', { [recordedId]: providerId }) }),
        repeat: (sms) => ({
          body: recorded('generic-http/send-ok.json', { [recordedId]: sms.providerId }),
        }),
        refuse: (group) => ({
          status: 422,
          body: recorded('generic-http/send-refused.json', {
            bad_number: group,
            'no such number': `${secret} ${to} ${text}`,
          }),
        }),
      },
    );
  }
  return vendor.attend(() => {
    if (path === '/sms/balance') return { body: recorded('generic-http/balance.json') };
    const sms = vendor.taken.find((candidate) => candidate.id === id);
    if (!sms) return { body: recorded('generic-http/query-none.json') };
    const values = { [recordedId]: sms.providerId, delivered: sms.state };
    return { body: recorded('generic-http/query.json', values) };
  });
}

const gatewayAt = (url: string, key = secret, timeoutMs = 5000) =>
  new GenericHttpGateway({ baseUrl: `${url}/sms`, secret: key }, { timeoutMs });

describeSmsGateway('the generic HTTP gateway', () => {
  const vendor = new FakeVendor(answer);
  return vendorWorld(
    vendor,
    (url, { wrong, timeoutMs }) => gatewayAt(url, wrong ? `${secret}x` : secret, timeoutMs),
    {
      refusals: smsRejections,
      asked: 'by our id',
      repeated: 'accepted',
      credits: 77,
      secrets: [secret],
      reports: {
        make: (state) => {
          const body = recorded('generic-http/report.json', {
            [recordedId]: vendor.last.providerId,
            [recordedRef]: vendor.last.id,
            '"delivered"': `"${state === 'underway' ? 'accepted' : state}"`,
          }).toString();
          const url = 'https://api.example/reports/token';
          return { url, query: {}, headers: signed(body), body };
        },
        ourId: true,
        signed: true,
      },
    },
  );
});

describe('GenericHttpGateway', () => {
  it('refuses reports that are forged or older than five minutes', () => {
    const body = recorded('generic-http/report.json').toString();
    const request = { url: '', query: {}, headers: signed(body), body };
    const gateway = gatewayAt('https://x.example');
    expect(gateway.parseReport(request).reports).toHaveLength(1);
    for (const headers of [
      signed(body, `${secret}x`),
      signed(body, secret, Date.now() - 302_000),
      { ...signed(body), 'x-bind-timestamp': 'NaN' },
    ])
      expect(gateway.parseReport({ ...request, headers })).toMatchObject({
        reports: [],
        answer: { status: 403 },
      });
  });
});
