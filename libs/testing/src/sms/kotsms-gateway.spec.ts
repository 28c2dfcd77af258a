import { KotsmsGateway, type SmsRejection } from '@tieline/sms';
import { FakeVendor, e164Of, formOf, recorded, vendorWorld, type VendorRequest } from './fake-vendor.js';
import { describeSmsGateway } from './sms-gateway.test-kit.js';

const password = 'kotsms-Pass&word';
const recordedId = '308215577';
const codes = {
  bad_number: '-5',
  no_credit: '-60002',
  auth: '-999979999',
  content: '-1000',
  opted_out: '-60014',
  temporary: '-1',
} as const;
const words = { accepted: 'ACCEPTD', delivered: 'DELIVRD', undelivered: 'UNDELIVERABLE' } as const;

function answer(vendor: FakeVendor, { path, body }: VendorRequest) {
  const form = formOf(body, 'big5');
  if (form['username'] !== 'brand' || form['password'] !== password)
    return { body: path === '/memberpoint.php' ? '-2' : recorded('kotsms/send-error.txt') };
  if (path === '/kotsmsapi-1.php') {
    const providerId = String(70000 + vendor.taken.length);
    return vendor.receive(
      { id: form['Ftcode'] ?? '', providerId, to: e164Of(form['dstaddr'] ?? ''), text: form['smbody'] ?? '' },
      {
        take: () => ({ body: recorded('kotsms/send-ok.txt', { [recordedId]: providerId }) }),
        repeat: () => ({ body: recorded('kotsms/send-error.txt', { '-2': '-999959999' }) }),
        refuse: (group) => ({ body: recorded('kotsms/send-error.txt', { '-2': codeOf(group) }) }),
      },
    );
  }
  return vendor.attend(() => {
    if (path === '/memberpoint.php') return { body: recorded('kotsms/points.txt') };
    const sms = vendor.byTheirId(form['kmsgid']);
    return { body: sms ? recorded('kotsms/status.txt', { DELIVRD: words[sms.state] }) : '0' };
  });
}

const codeOf = (group: SmsRejection) => Object.entries(codes).find(([name]) => name === group)?.[1] ?? '-1';

const gatewayAt = (baseUrl: string, secret = password, timeoutMs = 5000) =>
  new KotsmsGateway({ username: 'brand', password: secret }, { baseUrl, timeoutMs });

const reported = { underway: 'ACCEPTED', delivered: 'DELIVERED', undelivered: 'EXPIRED' } as const;

describeSmsGateway('the KotSMS gateway', () => {
  const vendor = new FakeVendor(answer);
  return vendorWorld(
    vendor,
    (url, { wrong, timeoutMs }) => gatewayAt(url, wrong ? 'wrong' : password, timeoutMs),
    {
      refusals: Object.keys(codes) as (keyof typeof codes)[],
      asked: 'by sending again',
      repeated: 'unknown',
      credits: 231,
      secrets: [password],
      big5Only: true,
      reports: {
        make: (state) => ({
          url: 'https://api.example/reports/token',
          query: {
            ...formOf(recorded('kotsms/report.query.txt').toString()),
            kmsgid: vendor.last.providerId,
            statusstr: reported[state],
          },
          headers: {},
          body: '',
        }),
        ourId: false,
        signed: false,
      },
    },
  );
});

describe('KotsmsGateway', () => {
  it('refuses a text that Big5 can not hold before anything leaves', async () => {
    const vendor = new FakeVendor(answer);
    await vendor.start();
    const result = await gatewayAt(vendor.url).send({ id: 'a', to: '+886912345678', text: '驗證碼 🙂' });
    await vendor.stop();
    expect(result).toEqual({ kind: 'rejected', group: 'content', detail: 'U+1F642 is not in Big5' });
    expect(vendor.requests).toEqual([]);
  });

  it('takes an API key in place of the password', async () => {
    const vendor = new FakeVendor(() => ({ body: '5' }));
    await vendor.start();
    const gateway = new KotsmsGateway({ username: 'brand', apiKey: 'key' }, { baseUrl: vendor.url });
    await expect(gateway.balance()).resolves.toEqual({ ok: true, credits: 5 });
    await vendor.stop();
    expect(formOf(vendor.requests[0]?.body ?? '')).toEqual({ username: 'brand', apikey: 'key' });
  });
});
