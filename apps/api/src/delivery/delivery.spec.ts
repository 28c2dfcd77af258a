import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { TestApp, demo } from '../../test/test-app.js';
import { ChannelSending } from '../channels/channel-sending.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import type { DeliveryDraft } from './delivery.js';
import { DeliveryQueue, type Doorbell } from './delivery-queue.js';
import { DeliveryRunner } from './delivery-runner.js';
import { DeliveryRepository, leaseMs } from './delivery.repository.js';
import { Outbox } from './outbox.js';
import { Sweeper } from './sweeper.js';

type Row = { state: string; attempts: number; reason: string | null; payload_sealed: string | null };
const times = (n: number) => Array.from({ length: n }, (_none, index) => index);

describeEachEngine('deliveries', (engine) => {
  let app: TestApp;
  let teamId = '';
  const rings: Doorbell[] = [];

  beforeAll(async () => {
    app = await TestApp.start(engine);
    const [channel] = await app.rows<{ team_id: string }>('SELECT team_id FROM channels');
    teamId = channel?.team_id ?? '';
    silenceQueue();
  });
  afterAll(() => app.stop());

  /** The doorbell is heard by this spec only: whatever is sent is sent by what a test calls. */
  function silenceQueue() {
    app.get(DeliveryQueue).ring = (doorbells) => void rings.push(...doorbells);
  }

  function push(fields: Partial<DeliveryDraft> = {}): DeliveryDraft {
    const to = `U${newId().replaceAll('-', '')}`;
    return {
      kind: 'line.push' as const,
      teamId,
      channelId: demo.channelId,
      lineUserId: to,
      payload: { to, messages: [{ type: 'text', text: 'hello' }] },
      dedupeKey: null,
      expiresAt: app.now() + 3_600_000,
      ...fields,
    };
  }

  const enqueue = (draft = push()) => app.get(Outbox).run((_tx, add) => add(draft));
  const run = (id: string) => app.get(DeliveryRunner).run(id);
  const pushesOf = (id: string) => app.line.pushes.filter(({ retryKey }) => retryKey === id);
  const callsToPush = () => app.line.calls.filter((call) => call.endsWith('/message/push')).length;
  const row = async (id: string): Promise<Row> =>
    (await app.rows<Row>('SELECT * FROM deliveries WHERE id = ?', [id]))[0]!;

  it('are written in the transaction that causes them, and rung for after the commit', async () => {
    const before = rings.length;
    const broken = app.get(Outbox).run(async (_tx, add) => {
      await add(push({ dedupeKey: 'rolled-back' }));
      throw new Error('the business failed');
    });
    await expect(broken).rejects.toThrow('the business failed');
    expect(await app.count('deliveries', "dedupe_key = 'rolled-back'")).toBe(0);
    expect(rings).toHaveLength(before);
    const id = await enqueue();
    expect(rings.slice(before)).toEqual([{ id, kind: 'line.push', channelId: demo.channelId }]);
  });

  it('hold their content sealed, and only until they end', async () => {
    const draft = push({ payload: { to: 'U1', messages: [{ type: 'text', text: 'a secret' }] } });
    const id = await enqueue(draft);
    expect((await row(id)).payload_sealed).not.toContain('secret');
    await run(id);
    expect(await row(id)).toMatchObject({ state: 'delivered', payload_sealed: null });
  });

  it('of a kind that only a newer version knows wait for it, and hold up nobody', async () => {
    const [strange, known] = [await enqueue(), await enqueue()];
    await app.rows("UPDATE deliveries SET kind = 'line.future', due_at = 1 WHERE id = ?", [strange]);
    app.passTime(5000);
    await app.get(Sweeper).sweep();
    await run(strange);
    await eventually(async () => (await row(known)).state === 'delivered', 'the other one');
    expect(await row(strange)).toMatchObject({ state: 'queued', attempts: 0 });
    await app.rows('DELETE FROM deliveries WHERE id = ?', [strange]);
  });

  it('go out once, however many workers hear of them', async () => {
    const id = await enqueue();
    const before = callsToPush();
    await Promise.all(times(20).map(() => run(id)));
    expect(callsToPush() - before).toBe(1);
    await run(id);
    expect(callsToPush() - before).toBe(1);
    expect(await row(id)).toMatchObject({ state: 'delivered', attempts: 1 });
  });

  it('of a dead worker wait for its lease, then go to another', async () => {
    const id = await enqueue();
    const dead = await app.get(DeliveryRepository).claim(id);
    await run(id);
    expect(pushesOf(id)).toHaveLength(0);
    app.passTime(leaseMs + 1);
    await app.get(Sweeper).sweep();
    expect(pushesOf(id)).toHaveLength(1);
    expect(await row(id)).toMatchObject({ state: 'delivered', attempts: 2 });
    // the dead one was only slow: what it says now counts nothing
    await app
      .get(DeliveryRepository)
      .record(dead!, { kind: 'failed', reason: 'late' }, { onFailed: null, asksAfterMs: null });
    expect((await row(id)).state).toBe('delivered');
  });

  it('are not doubled when LINE takes a push and the answer is lost', async () => {
    const id = await enqueue();
    app.line.failNext(/push$/, 'hang');
    await run(id);
    expect(await row(id)).toMatchObject({ state: 'queued', attempts: 1 });
    app.passTime(2_000);
    await run(id);
    expect(pushesOf(id)).toHaveLength(1);
    expect(await row(id)).toMatchObject({ state: 'delivered', attempts: 2 });
  });

  it('keep one retry key over all attempts, with growing waits', async () => {
    const id = await enqueue();
    const waits: number[] = [];
    for (const _attempt of times(4)) {
      app.line.failNext(/push$/, { status: 500, message: 'sorry' });
      await run(id);
      const [due] = await app.rows<{ due_at: string }>('SELECT due_at FROM deliveries WHERE id = ?', [id]);
      waits.push(Number(due?.due_at) - app.now());
      await run(id);
      app.passTime((waits.at(-1) ?? 0) + 1);
    }
    await run(id);
    expect(await row(id)).toMatchObject({ state: 'delivered', attempts: 5 });
    expect(pushesOf(id)).toHaveLength(1);
    for (const [n, wait] of waits.entries()) {
      expect(wait).toBeGreaterThan(2 ** n * 1000 - 200);
      expect(wait).toBeLessThanOrEqual(2 ** n * 1500);
    }
  });

  it.each([
    [400, 'The property, to, in the request body is invalid', 'failed'],
    [403, 'Not available for your account', 'failed'],
    [429, 'You have reached your monthly limit.', 'failed'],
    [429, 'The API rate limit has been exceeded', 'queued'],
    [401, 'Authentication failed', 'queued'],
    [503, 'Service unavailable', 'queued'],
  ])('answered %i "%s" by LINE are %s', async (status, message, state) => {
    const id = await enqueue();
    app.line.failNext(/push$/, { status, message });
    // a refused token is renewed once before it counts
    if (status === 401) app.line.failNext(/push$/, { status, message });
    await run(id);
    expect(await row(id)).toMatchObject({ state });
    expect((await row(id)).reason).toContain(message);
    await app.rows("UPDATE deliveries SET state = 'failed' WHERE id = ?", [id]);
    // a refused token pauses the channel: the next test begins with one that sends
    await app
      .get(Transactions)
      .run((tx) => app.get(ChannelSending).resume(tx, { id: demo.channelId, teamId }));
    app.get(ChannelSending).forget(demo.channelId);
  });

  it('that nobody tried in time end as failed, unsent', async () => {
    const id = await enqueue(push({ expiresAt: app.now() + 1000 }));
    app.passTime(1000);
    await run(id);
    expect(pushesOf(id)).toHaveLength(0);
    expect(await row(id)).toMatchObject({ state: 'failed', reason: 'expired before it could be sent' });
  });

  it('that may have arrived and are too late end as unknown, unsent', async () => {
    const id = await enqueue(push({ expiresAt: app.now() + 1000 }));
    await app.get(DeliveryRepository).claim(id);
    app.passTime(leaseMs + 1);
    await run(id);
    expect(pushesOf(id)).toHaveLength(0);
    expect((await row(id)).state).toBe('unknown');
  });

  it('that were refused for certain and are too late end as failed', async () => {
    const id = await enqueue(push({ expiresAt: app.now() + 10_000 }));
    app.line.failNext(/push$/, { status: 429, message: 'rate limit' });
    await run(id);
    app.passTime(10_000);
    await run(id);
    expect(await row(id)).toMatchObject({ state: 'failed', reason: 'expired before it could be sent' });
  });

  it('that may have arrived, and are refused at last, end as unknown', async () => {
    const id = await enqueue(push({ expiresAt: app.now() + 10_000 }));
    app.line.failNext(/push$/, { status: 500, message: 'sorry' });
    await run(id);
    app.passTime(5_000);
    const original = app.line.client.push.bind(app.line.client);
    app.line.client.push = async (...call) => {
      app.passTime(5_000);
      return original(...call);
    };
    app.line.failNext(/push$/, { status: 429, message: 'rate limit' });
    await run(id);
    app.line.client.push = original;
    expect((await row(id)).state).toBe('unknown');
  });

  it('that LINE never answered end as unknown, those it refused as failed', async () => {
    const [lost, refused] = [await enqueue(), await enqueue()];
    for (const [id, fault] of [
      [lost, 'hang'],
      [refused, { status: 429, message: 'rate limit' }],
    ] as const) {
      await app.rows('UPDATE deliveries SET expires_at = ? WHERE id = ?', [app.now() + 60, id]);
      // LINE takes its time: the delivery is too late when the answer comes
      const original = app.line.client.push.bind(app.line.client);
      app.line.client.push = async (...call) => {
        app.passTime(100);
        return original(...call);
      };
      app.line.failNext(/push$/, fault);
      await run(id);
      app.line.client.push = original;
    }
    expect([(await row(lost)).state, (await row(refused)).state]).toEqual(['unknown', 'failed']);
  });

  it('that break their handler do not run for ever, and hold up nobody', async () => {
    const poison = await enqueue(push({ payload: 'nonsense', expiresAt: app.now() + 10_000 }));
    const [broken] = await app.rows<{ payload_sealed: string }>(
      'SELECT payload_sealed FROM deliveries WHERE id = ?',
      [poison],
    );
    const unreadable = await enqueue(push({ expiresAt: app.now() + 10_000 }));
    await app.rows('UPDATE deliveries SET payload_sealed = ? WHERE id = ?', [
      broken?.payload_sealed,
      unreadable,
    ]);
    const healthy = await enqueue();
    app.passTime(2_000);
    await app.get(Sweeper).sweep();
    expect((await row(healthy)).state).toBe('delivered');
    for (const id of [poison, unreadable])
      expect(await row(id)).toMatchObject({ state: 'queued', attempts: 1 });
    app.passTime(20_000);
    await app.get(Sweeper).sweep();
    for (const id of [poison, unreadable]) expect((await row(id)).state).not.toBe('queued');
  });

  it('are made once for one key', async () => {
    await enqueue(push({ dedupeKey: 'once' }));
    await expect(enqueue(push({ dedupeKey: 'once' }))).rejects.toThrow();
    expect(await app.count('deliveries', "dedupe_key = 'once'")).toBe(1);
  });

  it('that nobody was told of are found by the sweeper, oldest first, all of them', async () => {
    const ids = await Promise.all(times(150).map(() => enqueue()));
    app.passTime(2_000);
    await app.get(Sweeper).sweep();
    const open = `state = 'queued' AND id IN (${ids.map(() => '?').join()})`;
    await eventually(async () => (await app.count('deliveries', open, ids)) === 0, 'all of them');
    for (const id of ids) expect(pushesOf(id)).toHaveLength(1);
  });

  it('do not keep a process from ending: what is queued waits for the next one', async () => {
    const ids = await Promise.all(times(150).map(() => enqueue()));
    app.passTime(2_000);
    const sweep = app.get(Sweeper).sweep();
    await app.restart();
    silenceQueue();
    await sweep;
    await eventually(
      async () => (await app.count('deliveries', "state = 'queued'")) === 0,
      'the queue to empty',
    );
    for (const id of ids) expect(pushesOf(id)).toHaveLength(1);
  });
});
