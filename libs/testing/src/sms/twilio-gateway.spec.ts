import { createHmac } from 'node:crypto';
import { TwilioGateway, type SmsRejection } from '@tieline/sms';
import { FakeVendor, formOf, recorded, vendorWorld, type VendorRequest } from './fake-vendor.js';
import { describeSmsGateway } from './sms-gateway.test-kit.js';

const authToken = 'twilio-auth-token';
const accountSid = 'AC00000000000000000000000000000042';
const recordedSid = 'SM00000000000000000000000000004217';
const reportUrl = 'https://api.example/reports/token';
const codes = {
  bad_number: [400, '21614'],
  auth: [400, '21606'],
  content: [400, '21617'],
  opted_out: [400, '21610'],
  foreign: [400, '21408'],
  temporary: [429, '20429'],
} as const;

const failure = ([status, code]: readonly [number, string], quoted: string) => ({
  status,
  body: recorded('twilio/refused-number.json', { '21211': code, "Invalid 'To'": `Invalid ${quoted}` }),
});

function answer(vendor: FakeVendor, { method, path, headers, body }: VendorRequest) {
  const basic = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
  if (headers['authorization'] !== `Basic ${basic}`)
    return { status: 401, body: recorded('twilio/refused-account.json') };
  const call = path.replace(`/2010-04-01/Accounts/${accountSid}/`, '');
  if (method === 'POST') {
    const form = formOf(body);
    const { To: to = '', Body: text = '', StatusCallback = '' } = form;
    const providerId = `${recordedSid.slice(0, -4)}${8000 + vendor.taken.length}`;
    const id = new URL(StatusCallback).searchParams.get('ref') ?? '';
    return vendor.receive(
      { id, providerId, to, text },
      {
        take: () => ({
          status: 201,
          body: recorded('twilio/message.json', { [recordedSid]: providerId }),
        }),
        refuse: (group) => failure(codeOf(group), `${authToken} ${to} ${text}`),
      },
    );
  }
  return vendor.attend(() => {
    if (call === 'Balance.json') return { body: recorded('twilio/balance.json') };
    const sms = vendor.byTheirId(/^Messages\/(.*)\.json$/.exec(call)?.[1]);
    if (!sms) return { status: 404, body: recorded('twilio/not-found.json') };
    const values = { [recordedSid]: sms.providerId, queued: sms.state };
    return { body: recorded('twilio/message.json', values) };
  });
}

const codeOf = (group: SmsRejection) =>
  Object.entries(codes).find(([name]) => name === group)?.[1] ?? ([503, '20503'] as const);

const gatewayAt = (baseUrl: string, secret = authToken, timeoutMs = 5000) =>
  new TwilioGateway({ accountSid, authToken: secret, from: 'Sunrise' }, { baseUrl, reportUrl, timeoutMs });

/** Written from the provider's words: address, then each name and value by name, HMAC-SHA1, base64. */
function signed(url: string, body: string, secret = authToken): Record<string, string> {
  const form = formOf(body);
  const text = Object.keys(form)
    .sort()
    .reduce((rest, name) => rest + name + (form[name] ?? ''), url);
  return { 'x-twilio-signature': createHmac('sha1', secret).update(text).digest('base64') };
}

const reported = { underway: 'sent', delivered: 'delivered', undelivered: 'undelivered' } as const;

describeSmsGateway('the Twilio gateway', () => {
  const vendor = new FakeVendor(answer);
  return vendorWorld(
    vendor,
    (url, { wrong, timeoutMs }) => gatewayAt(url, wrong ? 'wrong' : authToken, timeoutMs),
    {
      refusals: Object.keys(codes) as (keyof typeof codes)[],
      asked: 'by their id',
      credits: 17.35,
      secrets: [authToken],
      reports: {
        make: (state) => {
          const url = `${reportUrl}?ref=${vendor.last.id}`;
          const body = recorded('twilio/report.form.txt', {
            [recordedSid]: vendor.last.providerId,
            'Status=undelivered': `Status=${reported[state]}`,
          }).toString();
          return { url, query: { ref: vendor.last.id }, headers: signed(url, body), body };
        },
        ourId: true,
        signed: true,
      },
    },
  );
});

describe('TwilioGateway', () => {
  it('answers 403 to a report that another signed, or that was sent to another address', () => {
    const body = recorded('twilio/report.form.txt').toString();
    const gateway = gatewayAt('https://x.example');
    const genuine = { url: reportUrl, query: {}, headers: signed(reportUrl, body), body };
    expect(gateway.parseReport(genuine).reports).toMatchObject([{ detail: 'undelivered 30003' }]);
    for (const forged of [
      { ...genuine, headers: signed(reportUrl, body, 'other') },
      { ...genuine, url: `${reportUrl}x` },
    ])
      expect(gateway.parseReport(forged)).toMatchObject({ reports: [], answer: { status: 403 } });
  });

  it('tells the currency of its balance', async () => {
    const vendor = new FakeVendor(answer);
    await vendor.start();
    const balance = await gatewayAt(vendor.url).balance();
    await vendor.stop();
    expect(balance).toEqual({ ok: true, credits: 17.35, currency: 'USD' });
  });
});
