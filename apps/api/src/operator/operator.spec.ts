import { randomUUID } from 'node:crypto';
import type { DeliveryQueues } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { TestApp, demo } from '../../test/test-app.js';
import { ChannelCredentials } from '../channels/channel-credentials.js';
import { ChannelSending } from '../channels/channel-sending.js';
import { DeliveryQueue } from '../delivery/delivery-queue.js';
import { Outbox } from '../delivery/outbox.js';
import { Sweeper } from '../delivery/sweeper.js';

const minute = 60_000;

describeEachEngine('whoever runs the installation', (engine) => {
  let app: TestApp;
  let teamId: string;
  beforeAll(async () => {
    app = await TestApp.start(engine, { env: { TIELINE_OPERATORS: 'Admin@sunrise.example' } });
    // Nothing goes out but by the test's own hand.
    app.get(DeliveryQueue).ring = () => undefined;
    await app.get(Sweeper).beforeApplicationShutdown();
    teamId = (await app.rows<{ team_id: string }>('SELECT team_id FROM channels'))[0]!.team_id;
  });
  afterAll(() => app.stop());
  beforeEach(() => app.rows('DELETE FROM deliveries'));

  const look = async () =>
    (await app.as('admin', 'GET', '/api/operator/deliveries')).body as unknown as DeliveryQueues;
  const retry = async (kind: string) =>
    (await app.as('admin', 'POST', '/api/operator/deliveries/retries', { kind })).body;

  async function pushes(
    count: number,
    row: Record<string, unknown> = {},
    channelId: string = demo.channelId,
  ) {
    const ids: string[] = [];
    for (let i = 0; i < count; i += 1) {
      ids.push(
        await app.get(Outbox).run((_tx, add) =>
          add({
            ...{ kind: 'line.push', teamId, channelId, lineUserId: null, dedupeKey: null },
            payload: { to: `U${randomUUID()}`, messages: [] },
            expiresAt: app.now() + 60 * minute,
          }),
        ),
      );
    }
    const set = Object.keys(row).map((column) => `${column} = ?`);
    if (set.length > 0) {
      const where = ids.map(() => '?').join();
      await app.rows(`UPDATE deliveries SET ${set.join()} WHERE id IN (${where})`, [
        ...Object.values(row),
        ...ids,
      ]);
    }
    return ids;
  }

  it('sees by kind what waits and for how long, what is on its way, and what became of the rest', async () => {
    const now = app.now();
    await pushes(3, { due_at: now - 90_000 });
    await pushes(2, { due_at: now - 1000, attempts: 1, lease_until: now + minute });
    await pushes(4, { due_at: now + 5 * minute, attempts: 2, reason: 'rate_limited: slow down' });
    await pushes(2, { state: 'delivered' });
    await pushes(1, { state: 'failed', reason: 'bad_request: +886912345678 is unknown' });
    await pushes(2, { state: 'failed', reason: 'bad_request: +886912345679 is unknown' });
    await pushes(1, { state: 'unknown', reason: 'timeout' });
    await pushes(5, { state: 'failed', reason: 'long ago', due_at: now - 25 * 60 * minute });
    const { kinds, reasons, queues, runner } = await look();
    expect(kinds).toEqual([
      {
        ...{ kind: 'line.push', waiting: 9, due: 5, putOff: 4, sending: 2 },
        dueAgeP99Seconds: expect.any(Number) as number,
        lastDay: { delivered: 2, failed: 3, unknown: 1 },
      },
    ]);
    expect(kinds[0]?.dueAgeP99Seconds).toBeGreaterThanOrEqual(90);
    expect(reasons).toEqual([
      { kind: 'line.push', reason: 'bad_request: … is unknown', count: 3 },
      { kind: 'line.push', reason: 'timeout', count: 1 },
    ]);
    expect(runner).toBe(engine.name === 'mysql' ? 'redis' : 'process');
    expect(queues?.map(({ name }) => name)).toEqual(['sms', 'line', 'rest']);
  });

  it('has those that were put off tried now, but for paused channels, and never what has ended', async () => {
    const later = { due_at: app.now() + 10 * minute, attempts: 1 };
    const [waiting] = await pushes(1, later);
    await pushes(1, { due_at: app.now() + 10 * minute });
    await pushes(1, { ...later, state: 'failed' });
    await pushes(1, { ...later, lease_until: app.now() + minute });
    await pushes(2, later, demo.otherChannelId);
    const channel = (await app.get(ChannelCredentials).find(demo.otherChannelId))!;
    await app.get(ChannelSending).pause(channel, 'refused');
    expect((await look()).pausedChannels).toMatchObject([
      { id: demo.otherChannelId, name: '海岸咖啡', team: '晨光選物', waiting: 2 },
    ]);
    expect(await retry('sms.otp')).toEqual({ retried: 0 });
    expect(await retry('line.push')).toEqual({ retried: 1 });
    const due = await app.rows<{ id: string }>(
      "SELECT id FROM deliveries WHERE state = 'queued' AND due_at <= ?",
      [app.now()],
    );
    expect(due).toEqual([{ id: waiting }]);
    const [record] = await app.rows<{ after: string }>(
      "SELECT after FROM audit WHERE action = 'deliveries.retried' AND target_id = 'line.push'",
    );
    expect(JSON.parse(record?.after ?? '')).toEqual({ kind: 'line.push', retried: 1 });
  });

  it('is named by the environment alone, whatever the role; the session says so', async () => {
    for (const role of ['admin', 'supervisor', 'marketer', 'agent'] as const) {
      const { body } = await app.as(role, 'GET', '/api/auth/me');
      expect(body['operator']).toBe(role === 'admin');
      const { status } = await app.as(role, 'GET', '/api/operator/deliveries');
      expect(status).toBe(role === 'admin' ? 200 : 403);
    }
  });
});

describeEachEngine('nobody becomes an operator by way of a team:', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    const TIELINE_OPERATORS = 'operator@sunrise.example,agent@sunrise.example';
    app = await TestApp.start(engine, { env: { TIELINE_OPERATORS } });
  });
  afterAll(() => app.stop());

  it('an invitation in the name of an operator opens no account', async () => {
    const { body } = await app.as('admin', 'POST', '/api/team/invitations', {
      email: 'operator@sunrise.example',
      role: 'agent',
    });
    const token = String(body['url']).split('/').at(-1);
    const person = { name: 'x', password: 'a-password-of-a-thief', locale: 'en' };
    const answer = await app.call('POST', '/api/invitations/accept', { body: { token, ...person } });
    expect(answer).toMatchObject({ status: 404, body: { code: 'auth.link_invalid' } });
    expect(await app.count('staff', "email = 'operator@sunrise.example'")).toBe(0);
  });

  it("an admin gets at an operator's account neither by a new password nor past the second step", async () => {
    const members = (await app.as('admin', 'GET', '/api/team/members')).body;
    const { id } = (members['items'] as { id: string; email: string }[]).find(({ email }) =>
      email.startsWith('agent@'),
    )!;
    for (const way of ['password-reset', 'two-factor'] as const) {
      const method = way === 'two-factor' ? 'DELETE' : 'POST';
      const answer = await app.as('admin', method, `/api/team/members/${id}/${way}`);
      expect(answer).toMatchObject({ status: 409, body: { code: 'team.shared_account' } });
    }
    await eventually(async () => (await app.count('password_resets')) === 0);
  });
});
