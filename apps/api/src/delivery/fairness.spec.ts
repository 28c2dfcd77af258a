import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { TestApp, demo } from '../../test/test-app.js';
import { newId } from '../database/ids.js';
import { DeliveryQueue } from './delivery-queue.js';
import { Outbox } from './outbox.js';
import { Sweeper } from './sweeper.js';

const slow = 300;
const brisk = 60;

describeEachEngine('one channel whose LINE is slow', (engine) => {
  let app: TestApp;
  let teamId: string;
  const answers: (() => void)[] = [];
  let hanging = true;

  beforeAll(async () => {
    app = await TestApp.start(engine);
    const [row] = await app.rows<{ team_id: string }>('SELECT team_id FROM channels WHERE id = ?', [
      demo.channelId,
    ]);
    teamId = row?.team_id ?? '';
    const push = app.line.client.push.bind(app.line.client);
    // The first channel's LINE takes a call and answers only when the test lets it.
    app.line.client.push = async (credentials, request) => {
      if (hanging && credentials.channelId === '2000000001') {
        await new Promise<void>((resolve) => answers.push(resolve));
      }
      return push(credentials, request);
    };
  });
  afterAll(async () => {
    letGo();
    await app.stop();
  });

  function letGo() {
    hanging = false;
    for (const answer of answers.splice(0)) answer();
  }
  const enqueue = (channelId: string) =>
    app.get(Outbox).run((_tx, enqueued) =>
      enqueued({
        kind: 'line.push',
        teamId,
        channelId,
        lineUserId: null,
        payload: { to: `U${newId()}`, messages: [{ type: 'text', text: 'x' }] },
        dedupeKey: null,
        expiresAt: app.now() + 3_600_000,
      }),
    );
  const delivered = (channelId: string) =>
    app.count('deliveries', "channel_id = ? AND state = 'delivered'", [channelId]);
  const many = async (channelId: string, count: number) => {
    for (let n = 0; n < count; n += 1) await enqueue(channelId);
  };

  it('delays no other: those all arrive while nothing of its own does', async () => {
    await many(demo.channelId, slow);
    await eventually(() => answers.length > 0, 'the slow one’s first');
    await many(demo.otherChannelId, brisk);
    await eventually(async () => (await delivered(demo.otherChannelId)) === brisk, 'the other channel’s');
    expect(await delivered(demo.channelId)).toBe(0);
    // Some places, and not as many as there are deliveries.
    expect(answers.length).toBeLessThan(slow / 2);
  });

  it('does not hide another’s from the sweeper', async () => {
    const queue = app.get(DeliveryQueue);
    const ring = queue.ring.bind(queue);
    queue.ring = () => undefined;
    await many(demo.channelId, 100);
    await many(demo.otherChannelId, brisk);
    queue.ring = ring;
    app.passTime(2_000);
    await app.get(Sweeper).sweep();
    await eventually(async () => (await delivered(demo.otherChannelId)) === 2 * brisk, 'the other channel’s');
    expect(await delivered(demo.channelId)).toBe(0);
  });

  it('gets its own, each once, as soon as it answers again', async () => {
    letGo();
    await eventually(async () => (await delivered(demo.channelId)) === slow + 100, 'its own');
    const keys = app.line.pushes.map(({ retryKey }) => retryKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(slow + 100 + 2 * brisk);
  });
});
