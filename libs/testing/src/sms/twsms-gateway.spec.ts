import { TwsmsGateway, type SmsRejection } from '@tieline/sms';
import { FakeVendor, e164Of, formOf, recorded, vendorWorld, type VendorRequest } from './fake-vendor.js';
import { describeSmsGateway } from './sms-gateway.test-kit.js';

const password = 'twsms-Pass<word>';
const recordedId = '265391746';
const reportUrl = 'https://api.example/reports/token';
const codes = {
  bad_number: '00100',
  no_credit: '00020',
  auth: '00030',
  content: '00110',
  foreign: '00120',
  temporary: '99998',
} as const;
const files = {
  accepted: 'query-pending.xml',
  delivered: 'query-delivered.xml',
  undelivered: 'query-delivered.xml',
} as const;

const failure = (code: string, text: string) => ({
  body: recorded('twsms/send-error.xml', { '00100': code, 'mobile tag error': text }),
});

function answer(vendor: FakeVendor, { path, body }: VendorRequest) {
  const form = formOf(body);
  const to = e164Of(form['mobile'] ?? '');
  if (form['username'] !== 'brand' || form['password'] !== password)
    return failure('00010', `bad login ${form['password'] ?? ''}`);
  if (path === '/smsSend.php') {
    expect(form['longsms']).toBe('Y');
    const providerId = String(60000 + vendor.taken.length);
    const id = new URL(form['drurl'] ?? '').searchParams.get('ref') ?? '';
    return vendor.receive(
      { id, providerId, to, text: form['message'] ?? '' },
      {
        take: () => ({ body: recorded('twsms/send-ok.xml', { [recordedId]: providerId }) }),
        refuse: (group) => failure(codeOf(group), `${password} ${form['mobile'] ?? ''}`),
      },
    );
  }
  return vendor.attend(() => {
    if (form['checkpoint'] === 'Y') return { body: recorded('twsms/points.xml') };
    const sms = vendor.byTheirId(form['msgid']);
    if (sms?.to !== to) return failure('00300', 'msgid error');
    const word = sms.state === 'undelivered' ? 'MOBERROR' : 'DELIVRD';
    return { body: recorded(`twsms/${files[sms.state]}`, { DELIVRD: word }) };
  });
}

const codeOf = (group: SmsRejection) =>
  Object.entries(codes).find(([name]) => name === group)?.[1] ?? '99999';

const gatewayAt = (baseUrl: string, secret = password, timeoutMs = 5000) =>
  new TwsmsGateway({ username: 'brand', password: secret }, { baseUrl, reportUrl, timeoutMs });

const reported = { underway: 'ACCEPTD', delivered: 'DELIVRD', undelivered: 'REJMOBIL' } as const;

describeSmsGateway('the TwSMS gateway', () => {
  const vendor = new FakeVendor(answer);
  return vendorWorld(
    vendor,
    (url, { wrong, timeoutMs }) => gatewayAt(url, wrong ? 'wrong' : password, timeoutMs),
    {
      refusals: Object.keys(codes) as (keyof typeof codes)[],
      asked: 'by their id',
      credits: 964,
      secrets: [password],
      reports: {
        make: (state) => ({
          url: `${reportUrl}?ref=${vendor.last.id}`,
          query: { ref: vendor.last.id },
          headers: { 'content-type': 'text/xml' },
          body: recorded('twsms/report.xml', {
            [recordedId]: vendor.last.providerId,
            DELIVRD: reported[state],
          }).toString(),
        }),
        ourId: true,
        signed: false,
      },
    },
  );
});

describe('TwsmsGateway', () => {
  it.each(['send-ok.xml', 'send-ok.json', 'send-ok-stray.xml'])('understands %s', async (file) => {
    const vendor = new FakeVendor(() => ({ body: recorded(`twsms/${file}`) }));
    await vendor.start();
    const result = await gatewayAt(vendor.url).send({ id: 'a', to: '+886912345678', text: 'x' });
    await vendor.stop();
    expect(result).toEqual({ kind: 'accepted', providerId: recordedId });
  });

  it('reads a report that comes as a form', () => {
    const body = `xml=${encodeURIComponent(recorded('twsms/report.xml').toString())}`;
    const read = gatewayAt('https://x.example').parseReport({ url: '', query: {}, headers: {}, body });
    expect(read.reports).toEqual([
      { id: null, providerId: recordedId, state: 'delivered', detail: 'DELIVRD' },
    ]);
  });
});
