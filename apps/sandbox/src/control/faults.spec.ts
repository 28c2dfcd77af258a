import type { AddressInfo } from 'node:net';
import type { Fault, JournalEntry, Sms } from '../protocol.js';
import { smsToken } from '../world/seed.js';
import { TestWorld, until } from '../world/world.test-kit.js';

describe('faults and the journal', () => {
  let test: TestWorld;
  let url: string;
  beforeAll(async () => {
    test = await TestWorld.start();
    await test.app.listen({ port: 0, host: '127.0.0.1' });
    url = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`;
  });
  afterAll(() => test.stop());
  beforeEach(() => test.reset());

  const fault = (body: object) => test.control<Fault>('PUT', '/faults', body);
  const faults = async () => (await test.control<{ items: Fault[] }>('GET', '/faults')).items;
  const journal = async (query = '') =>
    (await test.control<{ items: JournalEntry[] }>('GET', `/journal?${query}`)).items;
  const inbox = async () => (await test.control<{ items: Sms[] }>('GET', '/sms')).items;
  const send = (id: string, signal = AbortSignal.timeout(20_000)) =>
    fetch(`${url}/sms/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${smsToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id, to: '+886900000001', text: '驗證碼 123456' }),
      signal,
    });

  const eventuallyJournalled = async (entry: object) => {
    await until(async () => (await journal('service=sms')).length > 0);
    expect((await journal('service=sms'))[0]).toMatchObject(entry);
  };

  it('answers a status as often as told, and does nothing', async () => {
    await fault({ service: 'sms', operation: 'send', kind: 'status', status: 503, times: 2 });
    const statuses = [(await send('a')).status, (await send('b')).status, (await send('c')).status];
    expect(statuses).toEqual([503, 503, 201]);
    expect(await inbox()).toHaveLength(1);
    expect(await faults()).toEqual([]);
  });

  it('drops a connection before the work', async () => {
    await fault({ service: 'sms', kind: 'drop', times: 1 });
    await expect(send('a')).rejects.toThrow();
    expect(await inbox()).toEqual([]);
    expect((await journal('service=sms'))[0]).toMatchObject({
      status: null,
      fault: 'drop',
      body: { id: 'a' },
    });
  });

  it('does the work and never answers', async () => {
    await fault({ service: 'sms', kind: 'accept-then-hang', times: 1 });
    const caller = new AbortController();
    const hangs = send('a', caller.signal);
    await until(async () => (await inbox()).length === 1);
    caller.abort();
    await expect(hangs).rejects.toThrow();
    await eventuallyJournalled({ status: null, fault: 'accept-then-hang', answer: { id: 'SMS-a' } });
  });

  it('is slow, and then works', async () => {
    await fault({ service: 'sms', kind: 'slow', delayMs: 150 });
    const started = performance.now();
    expect((await send('a')).status).toBe(201);
    expect(performance.now() - started).toBeGreaterThan(140);
    expect(await faults()).toHaveLength(1);
    await test.control('DELETE', '/faults');
    expect(await faults()).toEqual([]);
  });

  it('is slow, and does nothing for a caller who has hung up', async () => {
    await fault({ service: 'sms', kind: 'slow', delayMs: 1000, times: 1 });
    const caller = new AbortController();
    const slow = send('a', caller.signal);
    await until(async () => (await faults()).length === 0);
    caller.abort();
    await expect(slow).rejects.toThrow();
    await eventuallyJournalled({ status: null, fault: 'slow', body: { id: 'a' } });
    expect(await inbox()).toEqual([]);
  });

  it('leaves other services and operations alone', async () => {
    await fault({ service: 'sms', operation: 'balance', kind: 'status' });
    await fault({ service: 'line', kind: 'status' });
    expect((await send('a')).status).toBe(201);
  });

  it('journals what came and what was answered, newest first', async () => {
    await send('a');
    await send('b');
    const entries = await journal('service=sms&operation=send');
    expect(entries.map(({ body }) => (body as { id: string }).id)).toEqual(['b', 'a']);
    expect(entries[0]).toMatchObject({
      service: 'sms',
      operation: 'send',
      method: 'POST',
      path: '/sms/messages',
      headers: { authorization: `Bearer ${smsToken}` },
      status: 201,
      answer: { id: 'SMS-b', state: 'accepted' },
      fault: null,
    });
    expect(await journal(`since=${entries[1]?.id}`)).toHaveLength(1);
    expect(await journal('limit=1')).toHaveLength(1);
  });

  it('refuses what it does not know, naming the field', async () => {
    const answer = await test.app.inject({
      method: 'PUT',
      url: '/api/faults',
      payload: { service: 'fax', kind: 'slow' },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ error: 'invalid_request', details: [{ path: 'service' }] });
    const unknown = await test.app.inject('/api/nothing');
    expect([unknown.statusCode, unknown.json<{ error: string }>().error]).toEqual([404, 'not_found']);
  });
});
