import { SandboxSmsGateway, type SmsMessage } from '@tieline/sms';
import { startLocalServer } from '../http/local-server.js';
import { FakeSmsGateway } from './fake-sms-gateway.js';
import { FakeVendor, vendorWorld, type VendorReply, type VendorRequest } from './fake-vendor.js';
import { describeSmsGateway } from './sms-gateway.test-kit.js';

const token = 'sandbox-token';
const refusals = ['bad_number', 'no_credit', 'content', 'opted_out', 'foreign', 'temporary'] as const;

function json(value: unknown, status = 200): VendorReply {
  return { status, body: JSON.stringify(value) };
}

function answer(vendor: FakeVendor, { method, path, headers, body }: VendorRequest): VendorReply {
  if (headers['authorization'] !== `Bearer ${token}`) return { status: 401, body: '' };
  if (path === '/sms/balance') return vendor.attend(() => json({ credits: 88 }));
  if (method === 'POST') {
    const { id, to, text } = JSON.parse(body) as SmsMessage;
    const take = ({ providerId }: { providerId: string }) => json({ id: providerId, state: 'accepted' }, 201);
    const refuse = (group: string) => json({ group, message: `no: ${token} ${to} ${text}` }, 422);
    return vendor.receive({ id, to, text, providerId: `SMS-${id}` }, { take, refuse, repeat: take });
  }
  return vendor.attend(() => {
    const message = vendor.byTheirId(`SMS-${path.replace('/sms/messages/', '')}`);
    return message ? json({ id: message.providerId, state: message.state }) : { status: 404, body: '' };
  });
}

const reported = { underway: 'sent', delivered: 'delivered', undelivered: 'undelivered' } as const;

describeSmsGateway('the sandbox gateway', () => {
  const vendor = new FakeVendor(answer);
  return vendorWorld(
    vendor,
    (url, { wrong, timeoutMs }) =>
      new SandboxSmsGateway({ baseUrl: `${url}/sms/`, token: wrong ? 'wrong' : token, timeoutMs }),
    {
      refusals,
      asked: 'by our id',
      repeated: 'accepted',
      credits: 88,
      secrets: [token],
      reports: {
        make: (state) => {
          const { id: clientId, providerId } = vendor.last;
          const body = JSON.stringify({ id: providerId, clientId, state: reported[state], at: 'now' });
          return { url: 'https://api.example/reports/token', query: {}, headers: {}, body };
        },
        ourId: true,
        signed: false,
      },
    },
  );
});

describe('SandboxSmsGateway judges by status when no group is named', () => {
  it.each([
    [400, 'rejected', 'content'],
    [401, 'rejected', 'auth'],
    [402, 'rejected', 'no_credit'],
    [403, 'rejected', 'auth'],
    [404, 'rejected', 'temporary'],
    [429, 'rejected', 'temporary'],
    [503, 'rejected', 'temporary'],
    [500, 'unknown', undefined],
    [502, 'unknown', undefined],
    [504, 'unknown', undefined],
  ])('%i is %s %s', async (status, kind, group) => {
    const server = await startLocalServer(() => ({ status, json: { error: 'x' } }));
    const gateway = new SandboxSmsGateway({ baseUrl: server.url, token });
    const result = await gateway.send({ id: 'a', to: '+886912345678', text: 'x' });
    await server.close();
    expect(result).toMatchObject(group ? { kind, group } : { kind });
  });
});

describe('FakeSmsGateway', () => {
  it.each([
    [false, 2],
    [true, 1],
  ])(
    'guarding repeats (%s) it shows a message sent twice as %i, finds codes, and ends as planned',
    async (guards, shown) => {
      const gateway = new FakeSmsGateway();
      gateway.guardsRepeats = guards;
      const sms = { id: '1', to: '+886912345678', text: '您的驗證碼為 204815' };
      gateway.answerNext({ kind: 'rejected', group: 'temporary', detail: 'x' });
      await expect(gateway.send(sms)).resolves.toMatchObject({ kind: 'rejected' });
      await expect(gateway.query({ id: '1' })).resolves.toEqual({ kind: 'notFound' });
      gateway.answerNext({ kind: 'unknown', detail: 'x' });
      await gateway.send(sms);
      await gateway.send(sms);
      expect(gateway.sent).toEqual(Array.from({ length: shown }, () => sms));
      expect(gateway.codeFor('+886912345678')).toBe('204815');
      expect(() => gateway.codeFor('+886900000000')).toThrow();
    },
  );
});
