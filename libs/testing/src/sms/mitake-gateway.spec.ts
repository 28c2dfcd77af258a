import { MitakeGateway, type SmsRejection } from '@tieline/sms';
import {
  FakeVendor,
  e164Of,
  formOf,
  recorded,
  vendorWorld,
  type TakenSms,
  type VendorRequest,
} from './fake-vendor.js';
import { describeSmsGateway } from './sms-gateway.test-kit.js';

const password = 'mitake-Pass*word';
const recordedId = '0000042117';
const codes = { bad_number: 'v', no_credit: 's', auth: 'k', content: 'u', temporary: 'r' } as const;
const flags = { accepted: '1', delivered: '4', undelivered: '7' } as const;

function answer(vendor: FakeVendor, { path, query, body }: VendorRequest) {
  const form = formOf(body);
  const { username, clientid: id = '', msgid } = form;
  if (username !== 'brand' || form['password'] !== password)
    return { body: recorded('mitake/refused-account.big5.txt') };
  if (path === '/b2c/mtk/SmSend') {
    expect(query.get('CharsetURL')).toBe('UTF-8');
    const providerId = String(90000 + vendor.taken.length);
    // A real line end ends the text here.
    const [line = ''] = (form['smbody'] ?? '').split(/[\r\n]/);
    const text = line.replaceAll('\x06', '\n');
    return vendor.receive(
      { id, providerId, to: e164Of(form['dstaddr'] ?? ''), text },
      {
        take: (sms) => ({ body: recorded('mitake/send-ok.txt', { [recordedId]: sms.providerId }) }),
        repeat: (sms) => ({
          body: recorded('mitake/send-duplicate.txt', { [recordedId]: sms.providerId }),
        }),
        refuse: (group) => ({ body: refusal(group, `${password} ${form['dstaddr'] ?? ''}`) }),
      },
    );
  }
  return vendor.attend(() => {
    if (msgid === undefined) return { body: recorded('mitake/balance.txt') };
    const sms = vendor.byTheirId(msgid);
    if (!sms) return { body: 'statuscode=z\r\n' };
    const values = { [`${recordedId}\t4`]: `${sms.providerId}\t${flags[sms.state]}` };
    return { body: recorded('mitake/query.txt', values) };
  });
}

function refusal(group: SmsRejection, quoted: string) {
  const code = Object.entries(codes).find(([name]) => name === group)?.[1] ?? '*';
  return recorded('mitake/refused-number.big5.txt', {
    'statuscode=v': `statuscode=${code}`,
    AccountPoint: `Quoted=${quoted}\r\nAccountPoint`,
    'Error=': `Error=${quoted} `,
  });
}

const gatewayAt = (url: string, secret = password, timeoutMs = 5000) =>
  new MitakeGateway(
    { baseUrl: `${url}/b2c/mtk/`, username: 'brand', password: secret },
    { timeoutMs, reportUrl: 'https://api.example/reports/token' },
  );

function report(sms: TakenSms, [statusstr, flag]: readonly [string, string]) {
  const query = formOf(recorded('mitake/report.query.txt').toString());
  return {
    url: 'https://api.example/reports/token',
    query: { ...query, msgid: sms.providerId, statusstr, StatusFlag: flag },
    headers: {},
    body: '',
  };
}

const states = {
  underway: ['UNKNOWN', '1'],
  delivered: ['DELIVRD', '4'],
  undelivered: ['EXPIRED', '8'],
} as const;

describeSmsGateway('the Mitake gateway', () => {
  const vendor = new FakeVendor(answer);
  return vendorWorld(
    vendor,
    (url, { wrong, timeoutMs }) => gatewayAt(url, wrong ? 'wrong' : password, timeoutMs),
    {
      refusals: Object.keys(codes) as (keyof typeof codes)[],
      asked: 'by sending again',
      repeated: 'accepted',
      credits: 518,
      secrets: [password],
      reports: { make: (state) => report(vendor.last, states[state]), ourId: false, signed: false },
    },
  );
});

describe('MitakeGateway', () => {
  it('takes the state from StatusFlag, not from statuscode, and answers with the magic words', () => {
    const query = formOf(recorded('mitake/report.query.txt').toString());
    expect(query['statuscode']).toBe('0');
    const read = gatewayAt('https://x.example').parseReport({ url: '', query, headers: {}, body: '' });
    expect(read.reports).toMatchObject([{ providerId: recordedId, state: 'delivered' }]);
    expect(read.answer.body).toBe(`magicid=sms_gateway_rpack\nmsgid=${recordedId}\n`);
    expect(read.answer.contentType).toMatch(/^text\/plain/);
  });

  it('quotes no id that is none', () => {
    const query = { msgid: '1\r\nmagicid=x', StatusFlag: '4' };
    const read = gatewayAt('https://x.example').parseReport({ url: '', query, headers: {}, body: '' });
    expect(read).toMatchObject({ reports: [], answer: { body: 'OK' } });
  });

  it.each(['0', '1', '2', '4'])('may have sent what it gives no msgid for but the state %s', async (code) => {
    const vendor = new FakeVendor(() => ({ body: `[1]\r\nstatuscode=${code}\r\nAccountPoint=126\r\n` }));
    await vendor.start();
    const result = await gatewayAt(vendor.url).send({ id: 'a', to: '+886912345678', text: 'x' });
    await vendor.stop();
    expect(result.kind).toBe('unknown');
  });

  it('reads the words of a refusal in Big5', async () => {
    const vendor = new FakeVendor(answer);
    await vendor.start();
    const result = await gatewayAt(vendor.url, 'wrong').send({ id: 'a', to: '+886912345678', text: 'x' });
    await vendor.stop();
    expect(result).toEqual({ kind: 'rejected', group: 'auth', detail: 'statuscode e: 帳號、密碼錯誤' });
  });
});
