import type { ChannelReport } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { TestApp, demo } from '../../test/test-app.js';
import { newId } from '../database/ids.js';
import { Outbox } from '../delivery/outbox.js';
import { Sweeper } from '../delivery/sweeper.js';
import { pausedWaitMs } from './channel-sending.js';

type Shown = { pausedAt: string | null; quotaUsedUp: boolean };
const days = 86_400_000;

describeEachEngine('a channel that LINE lets send nothing', (engine) => {
  let app: TestApp;
  let teamId: string;
  beforeAll(async () => {
    app = await TestApp.start(engine);
    const [row] = await app.rows<{ team_id: string }>('SELECT team_id FROM channels WHERE id = ?', [
      demo.channelId,
    ]);
    teamId = row?.team_id ?? '';
  });
  afterAll(() => app.stop());

  const enqueue = (channelId: string, kind: 'line.push' | 'line.reply' = 'line.push') =>
    app.get(Outbox).run((_tx, enqueued) =>
      enqueued({
        kind,
        teamId,
        channelId,
        lineUserId: null,
        payload: { to: `U${newId()}`, replyToken: newId(), messages: [{ type: 'text', text: 'x' }] },
        dedupeKey: null,
        expiresAt: app.now() + days,
      }),
    );
  const row = async (id: string) =>
    (
      await app.rows<{ state: string; reason: string | null; attempts: number }>(
        'SELECT state, reason, attempts FROM deliveries WHERE id = ?',
        [id],
      )
    )[0]!;
  const becomes = (id: string, state: string) =>
    eventually(async () => (await row(id)).state === state, `${id} ${state}`);
  const tried = (id: string, times = 1) =>
    eventually(async () => (await row(id)).attempts >= times && (await row(id)).reason, 'a try');
  const shown = async (id: string = demo.channelId) =>
    (await app.as<Shown>('supervisor', 'GET', `/api/channels/${id}`)).body;
  /** Twice: the client fetches a new token once before it believes it. */
  const refuse = (path: RegExp) => {
    for (let n = 0; n < 2; n += 1) app.line.failNext(path, { status: 401, message: 'Authentication failed' });
  };
  const sweep = () => app.get(Sweeper).sweep();
  async function pause(kind: 'line.push' | 'line.reply' = 'line.push'): Promise<string> {
    refuse(kind === 'line.push' ? /push$/ : /reply$/);
    const id = await enqueue(demo.channelId, kind);
    await eventually(async () => (await shown()).pausedAt, 'the pause');
    await tried(id);
    return id;
  }

  it.each(['line.push', 'line.reply'] as const)(
    'is paused by a refused %s, alone, and what it has waits',
    async (kind) => {
      const first = await pause(kind);
      const calls = app.line.calls.length;
      const [waiting, other] = [await enqueue(demo.channelId), await enqueue(demo.otherChannelId)];
      await becomes(other, 'delivered');
      await tried(waiting);
      app.passTime(pausedWaitMs + 2_000);
      await sweep();
      expect([(await row(first)).state, (await row(waiting)).state]).toEqual(['queued', 'queued']);
      // LINE was not asked again: one call, for the other channel.
      expect(app.line.calls.length).toBe(calls + 1);
      expect((await shown(demo.otherChannelId)).pausedAt).toBeNull();

      const saved = await app.as<Shown>('admin', 'PATCH', `/api/channels/${demo.channelId}`, {
        messagingSecret: `another-secret-${newId()}`.slice(0, 32),
      });
      expect(saved.body.pausedAt).toBeNull();
      app.passTime(2_000);
      await sweep();
      await becomes(first, 'delivered');
      await becomes(waiting, 'delivered');
    },
  );

  it('is not stopped by a late refusal of credentials that were replaced since', async () => {
    const push = app.line.client.push.bind(app.line.client);
    app.line.client.push = async (credentials, request) => {
      app.line.client.push = push;
      await app.as('admin', 'PATCH', `/api/channels/${demo.channelId}`, {
        messagingSecret: `mended-secret-${newId()}`.slice(0, 32),
      });
      refuse(/push$/);
      return push(credentials, request);
    };
    const id = await enqueue(demo.channelId);
    await tried(id);
    expect((await shown()).pausedAt).toBeNull();
    app.passTime(pausedWaitMs + 2_000);
    await sweep();
    await becomes(id, 'delivered');
  });

  it('goes on when a check finds that the credentials work', async () => {
    const id = await pause();
    const check = () =>
      app.as<ChannelReport>('supervisor', 'POST', `/api/channels/${demo.channelId}/checks`, {
        checks: ['bot'],
      });
    refuse(/info$/);
    await check();
    expect((await shown()).pausedAt).not.toBeNull();
    await check();
    expect((await shown()).pausedAt).toBeNull();
    app.passTime(2_000);
    await sweep();
    await becomes(id, 'delivered');
  });

  it('with no messages left this month fails pushes with the reason and says so; replies go on', async () => {
    app.line.failNext(/push$/, { status: 429, message: 'You have reached your monthly limit.' });
    const push = await enqueue(demo.channelId);
    await becomes(push, 'failed');
    expect((await row(push)).reason).toContain('monthly_limit');
    expect(await shown()).toMatchObject({ quotaUsedUp: true, pausedAt: null });
    const reply = await enqueue(demo.channelId, 'line.reply');
    await becomes(reply, 'delivered');
    await app.as('supervisor', 'POST', `/api/channels/${demo.channelId}/checks`, { checks: ['quota'] });
    expect((await shown()).quotaUsedUp).toBe(false);
  });

  it('that is only too fast tries again, and is neither paused nor out of messages', async () => {
    app.line.failNext(/push$/, { status: 429, message: 'The API rate limit has been exceeded.' });
    const id = await enqueue(demo.channelId);
    await tried(id);
    expect([(await row(id)).state, await shown()]).toMatchObject([
      'queued',
      { pausedAt: null, quotaUsedUp: false },
    ]);
    app.passTime(5_000);
    await sweep();
    await becomes(id, 'delivered');
  });
});
