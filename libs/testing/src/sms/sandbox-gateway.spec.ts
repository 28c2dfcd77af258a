import { SandboxSmsGateway, type SmsMessage } from '@tieline/sms';
import {
  closedAddress,
  startLocalServer,
  type ReceivedRequest,
  type ServerReply,
} from '../http/local-server.js';
import { FakeSmsGateway } from './fake-sms-gateway.js';
import { describeSmsGateway, type SmsFault, type SmsWorld } from './sms-gateway.test-kit.js';

const token = 'sandbox-token';
const refusals = ['bad_number', 'no_credit', 'content', 'opted_out', 'foreign', 'temporary'] as const;

async function makeWorld(): Promise<SmsWorld> {
  const taken = new Map<string, SmsMessage>();
  const faults: SmsFault[] = [];

  function receive(message: SmsMessage): ServerReply {
    const fault = faults.shift();
    if (typeof fault === 'object') return { status: 422, json: { group: fault.refuse, message: 'no' } };
    if (!taken.has(message.id)) taken.set(message.id, message);
    if (fault === 'hang' || fault === 'reset') return fault;
    if (fault === 'garbage') return { text: '<html>' };
    if (fault === 'broken') return { status: 500 };
    return { status: 201, json: { id: `SMS-${message.id}`, state: 'accepted' } };
  }

  function handle({ method, path, headers, body }: ReceivedRequest): ServerReply {
    if (headers['authorization'] !== `Bearer ${token}`) return { status: 401 };
    if (path === '/sms/balance') return { json: { credits: 88 } };
    if (method === 'POST') return receive(JSON.parse(body) as SmsMessage);
    const message = taken.get(path.replace('/sms/messages/', ''));
    return message ? { json: { id: `SMS-${message.id}`, state: 'delivered' } } : { status: 404 };
  }

  const server = await startLocalServer(handle);
  const gateway = (baseUrl: string, secret = token) =>
    new SandboxSmsGateway({ baseUrl: `${baseUrl}/sms/`, token: secret, timeoutMs: 500 });
  return {
    gateway: gateway(server.url),
    unreachable: gateway(await closedAddress()),
    stranger: gateway(server.url, 'wrong'),
    taken: () => [...taken.values()].map(({ to, text }) => ({ to, text })),
    failNext: (fault) => faults.push(fault),
    refusals,
    credits: 88,
    close: server.close,
  };
}

describeSmsGateway('the sandbox gateway', makeWorld);

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
  it('takes messages once, finds codes, and ends as planned', async () => {
    const gateway = new FakeSmsGateway();
    const sms = { id: '1', to: '+886912345678', text: '您的驗證碼為 204815' };
    gateway.answerNext({ kind: 'rejected', group: 'temporary', detail: 'x' });
    await expect(gateway.send(sms)).resolves.toMatchObject({ kind: 'rejected' });
    await expect(gateway.query('1')).resolves.toEqual({ kind: 'notFound' });
    gateway.answerNext({ kind: 'unknown', detail: 'x' });
    await gateway.send(sms);
    await gateway.send(sms);
    expect(gateway.sent).toEqual([sms]);
    expect(gateway.codeFor('+886912345678')).toBe('204815');
    expect(() => gateway.codeFor('+886900000000')).toThrow();
  });
});
