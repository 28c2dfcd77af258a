import { Every8dGateway, type SmsRejection } from '@tieline/sms';
import { FakeVendor, e164Of, formOf, recorded, vendorWorld, type VendorRequest } from './fake-vendor.js';
import { describeSmsGateway } from './sms-gateway.test-kit.js';

const password = 'every8d-Pass,word';
const recordedBatch = '5b0f3c9e-7f5d-4a37-9a1e-6c2f0f4d8b21';
const recordedToken = 'e8d-token-one';
const refusals: Partial<Record<SmsRejection, string>> = {
  bad_number: 'refused-number.txt',
  opted_out: 'refused-blacklist.txt',
  temporary: 'send-error.txt',
  no_credit: 'send-no-credit.txt',
};
const codes = { content: '-24', foreign: '500' } as const;
const statuses = { accepted: '0', delivered: '100', undelivered: '101' } as const;

/** Tokens that are good now; `tokens` counts what was given. */
class Every8d extends FakeVendor {
  tokens = 0;
  good = '';
  constructor() {
    super((_vendor, request) => this.serve(request));
  }

  private serve({ path, headers, body }: VendorRequest) {
    const call = path.replace('/API21/HTTP/', '');
    if (call === 'ConnectionHandler.ashx') return this.giveToken(body);
    if (headers['authorization'] !== `Bearer ${this.good}`) return { body: '-101, 密碼錯誤。' };
    const form = formOf(body);
    if (call === 'SendSMS.ashx') return this.take(form);
    return this.attend(() => {
      if (call === 'GetCredit.ashx') return { body: recorded('every8d/credit.txt') };
      const sms = this.byTheirId(form['BID']);
      if (!sms) return { body: recorded('every8d/delivery-none.json') };
      const values = { '"STATUS": "100"': `"STATUS": "${statuses[sms.state]}"` };
      return { body: recorded('every8d/delivery.json', values) };
    });
  }

  private giveToken(body: string) {
    if (!body.includes(JSON.stringify(password)))
      return { body: recorded('every8d/token-refused.json', { '密碼錯誤。': `密碼錯誤 ${password}` }) };
    this.tokens += 1;
    this.good = `${recordedToken}-${this.tokens}`;
    return { body: recorded('every8d/token-ok.json', { [recordedToken]: this.good }) };
  }

  private take(form: Record<string, string>) {
    const providerId = `${recordedBatch.slice(0, -2)}${this.taken.length + 10}`;
    const { SB: id = '', MSG: text = '', DEST: to = '' } = form;
    return this.receive(
      { id, providerId, to: e164Of(to), text },
      {
        take: () => ({ body: recorded('every8d/send-ok.txt', { [recordedBatch]: providerId }) }),
        refuse: (group) => ({ body: refusal(group, `${password} ${this.good} ${to}`) }),
      },
    );
  }
}

function refusal(group: SmsRejection, quoted: string): string {
  const file = refusals[group];
  if (file === 'send-no-credit.txt') return recorded(`every8d/${file}`).toString();
  if (file) return `${recorded(`every8d/${file}`).toString()} ${quoted}`;
  const code = Object.entries(codes).find(([name]) => name === group)?.[1] ?? '-99';
  return `${code}, ${quoted}`;
}

const gatewayAt = (url: string, secret = password, timeoutMs = 5000, now?: () => number) =>
  new Every8dGateway(
    { baseUrl: url, uid: 'brand', password: secret },
    { timeoutMs, ...(now ? { now } : {}) },
  );

const reported = { underway: '0', delivered: '100', undelivered: '103' } as const;

describeSmsGateway('the Every8D gateway', () => {
  const vendor = new Every8d();
  return vendorWorld(
    vendor,
    (url, { wrong, timeoutMs }) => gatewayAt(url, wrong ? 'wrong' : password, timeoutMs),
    {
      refusals: [...(Object.keys(refusals) as SmsRejection[]), ...(Object.keys(codes) as SmsRejection[])],
      asked: 'by their id',
      credits: 412,
      secrets: [password, recordedToken],
      reports: {
        make: (state) => ({
          url: 'https://api.example/reports/token',
          query: {
            ...formOf(recorded('every8d/report.query.txt').toString()),
            BatchID: vendor.last.providerId,
            SUBJECT: vendor.last.id,
            STATUS: reported[state],
          },
          headers: {},
          body: '',
        }),
        ourId: true,
        signed: false,
      },
    },
  );
});

describe('Every8dGateway', () => {
  let vendor: Every8d;
  beforeEach(async () => {
    vendor = new Every8d();
    await vendor.start();
  });
  afterEach(() => vendor.stop());
  const sms = (id: string) => ({ id, to: '+886912345678', text: 'x' });

  it('keeps one token for 8 hours, also when many send at once', async () => {
    let now = 1_000_000;
    const gateway = gatewayAt(vendor.url, password, 5000, () => now);
    await Promise.all(['a', 'b', 'c'].map((id) => gateway.send(sms(id))));
    now += 8 * 3_600_000 - 1;
    await gateway.balance();
    expect(vendor.tokens).toBe(1);
    now += 1;
    await Promise.all(['d', 'e', 'f'].map((id) => gateway.send(sms(id))));
    expect(vendor.tokens).toBe(2);
    expect(vendor.taken).toHaveLength(6);
  });

  it('fetches one new token when the kept one is refused, and sends once', async () => {
    const gateway = gatewayAt(vendor.url);
    await gateway.balance();
    vendor.good = 'revoked';
    await expect(gateway.send(sms('a'))).resolves.toMatchObject({ kind: 'accepted' });
    expect([vendor.tokens, vendor.taken.length]).toEqual([2, 1]);
    expect(vendor.requests.filter(({ path }) => path.endsWith('SendSMS.ashx'))).toHaveLength(2);
  });

  it.each(['reset', 'hang', { body: '<html>' }, { status: 500, body: '' }] as const)(
    'has sent nothing while no token comes: %j',
    async (reply) => {
      const mute = new FakeVendor(() => reply);
      await mute.start();
      const result = await gatewayAt(mute.url, password, 300).send(sms('a'));
      await mute.stop();
      expect(result).toMatchObject({ kind: 'rejected', group: 'temporary' });
    },
  );

  it.each(['301,1,1,0', '500,1,1,0,', '103'])(
    'may have sent what it answers half a receipt for: %s',
    async (body) => {
      const hasty = new FakeVendor((_self, { path }) => ({
        body: path.endsWith('ConnectionHandler.ashx') ? recorded('every8d/token-ok.json') : body,
      }));
      await hasty.start();
      const result = await gatewayAt(hasty.url).send(sms('a'));
      await hasty.stop();
      expect(result.kind).toBe('unknown');
    },
  );

  it('reads states in the older table form too', async () => {
    const old = new FakeVendor((_self, { path }) => ({
      body: recorded(
        path.endsWith('ConnectionHandler.ashx') ? 'every8d/token-ok.json' : 'every8d/delivery-tab.txt',
      ),
    }));
    await old.start();
    const state = await gatewayAt(old.url).query({ ...sms('a'), providerId: recordedBatch });
    await old.stop();
    expect(state).toEqual({ kind: 'undelivered', providerId: recordedBatch, detail: 'status 101' });
  });

  it('takes a customer’s answer for no report', () => {
    const query = { BatchID: recordedBatch, STATUS: '999', SM: 'hello' };
    const read = gatewayAt('https://x.example').parseReport({ url: '', query, headers: {}, body: '' });
    expect(read.reports).toEqual([]);
  });
});
