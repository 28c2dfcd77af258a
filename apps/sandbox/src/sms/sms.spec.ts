import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sms } from '../protocol.js';
import { smsToken } from '../world/seed.js';
import { TestWorld, until } from '../world/world.test-kit.js';

describe('pretend SMS gateway', () => {
  let test: TestWorld;
  beforeAll(async () => (test = await TestWorld.start()));
  afterAll(() => test.stop());
  beforeEach(() => test.reset());

  const headers = { authorization: `Bearer ${smsToken}` };
  const send = (message: object) =>
    test.app.inject({ method: 'POST', url: '/sms/messages', headers, payload: message });
  const query = (id: string) => test.app.inject({ url: `/sms/messages/${id}`, headers });
  const inbox = async (to: string) =>
    (await test.control<{ items: Sms[] }>('GET', `/sms?to=${encodeURIComponent(to)}`)).items;

  it('takes a message once, whatever is sent under the same id', async () => {
    const first = await send({ id: 'm-1', to: '+886900000001', text: '【晨光選物】驗證碼 483920' });
    const again = await send({ id: 'm-1', to: '+886900000001', text: '【晨光選物】驗證碼 483920' });
    expect(first.statusCode).toBe(201);
    expect(first.json()).toEqual({ id: 'SMS-m-1', state: 'accepted' });
    expect(again.json()).toEqual(first.json());
    expect(await inbox('0900-000-001')).toHaveLength(1);
  });

  it.each(['0900-000-001', '+886900000001', '886 900 000 001', '0900000001'])(
    'shows the code to who asks for %s',
    async (spelling) => {
      await send({ id: 'm-1', to: '+886900000001', text: '【晨光選物】驗證碼 483920，3 分鐘內有效' });
      await send({ id: 'm-2', to: '+886900000001', text: '【晨光選物】驗證碼 112233，3 分鐘內有效' });
      expect((await inbox(spelling)).map(({ code, state }) => [code, state])).toEqual([
        ['112233', 'delivered'],
        ['483920', 'delivered'],
      ]);
    },
  );

  it('never delivers to 005, and late to 006', async () => {
    await send({ id: 'never', to: '+886900000005', text: '驗證碼 111111' });
    await send({ id: 'late', to: '+886900000006', text: '驗證碼 111111' });
    expect((await query('never')).json()).toMatchObject({
      id: 'SMS-never',
      clientId: 'never',
      state: 'sent',
    });
    expect((await inbox('0900000006'))[0]).toMatchObject({ state: 'sent', deliveredAt: null });
  });

  it('refuses wrong tokens and numbers, and knows no foreign ids', async () => {
    const wrong = await test.app.inject({ url: '/sms/balance', headers: { authorization: 'Bearer wrong' } });
    expect([wrong.statusCode, wrong.json<{ group: string }>().group]).toEqual([401, 'auth']);
    const number = await send({ id: 'm-1', to: '0900000001', text: 'a' });
    expect([number.statusCode, number.json<{ group: string }>().group]).toEqual([400, 'bad_number']);
    expect((await query('unknown')).statusCode).toBe(404);
    expect((await test.app.inject({ url: '/sms/balance', headers })).json()).toEqual({ credits: 1_000_000 });
  });

  it.each([
    ['+886900000001', 'delivered'],
    ['+886900000012', 'undelivered'],
  ])('reports to whom the message names that the SMS to %s is %s', async (to, state) => {
    const reports: string[] = [];
    const product = createServer((request, response) => {
      request.on('data', (part: Buffer) => reports.push(part.toString()));
      request.on('end', () => response.end());
    });
    await new Promise<void>((resolve) => product.listen(0, '127.0.0.1', resolve));
    const { port } = product.address() as AddressInfo;
    await send({
      id: 'm-1',
      to,
      text: 'a',
      reportUrl: `http://127.0.0.1:${port}/report/secret`,
    });
    await until(() => reports.length > 0);
    expect(JSON.parse(reports[0] ?? 'null')).toMatchObject({ clientId: 'm-1', state });
    product.closeAllConnections();
    product.close();
  });
});
