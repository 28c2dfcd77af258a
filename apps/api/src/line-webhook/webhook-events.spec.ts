import { webhook } from '@tieline/testing';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { TestApp, demo } from '../../test/test-app.js';
import { eventsDone, newLineUser, postWebhook, signed } from '../../test/webhooks.js';
import { EventProcessor } from './event-processor.js';
import { EventSweeper } from './event-sweeper.js';

const times = (n: number) => Array.from({ length: n }, (_none, index) => index);

describeEachEngine('events of the webhook', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine);
  });
  afterAll(() => app.stop());

  const post = (event: Parameters<typeof postWebhook>[1]) => postWebhook(app, event);
  const stored = () => app.count('webhook_events');
  const worked = () => eventsDone(app);
  const friend = async (lineUserId: string) =>
    (
      await app.rows<{ friend: number }>('SELECT friend FROM contacts WHERE line_user_id = ?', [lineUserId])
    )[0]?.friend;

  it('works on an event once, however often LINE sends it', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    const customer = app.customer();
    await customer.binds(phone);
    const event = webhook().from(customer.lineUserId).text('我已完成手機綁定');
    const first = event.signedWith(demo.messagingSecret);
    const again = event.redelivered().signedWith(demo.messagingSecret);
    const before = app.line.calls.filter((call) => call.endsWith('/reply')).length;
    const answers = await Promise.all(times(1000).map((n) => post(n % 3 === 0 ? again : first)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await worked();
    await post(again);
    await worked();
    expect(app.line.calls.filter((call) => call.endsWith('/reply')).length - before).toBe(1);
  });

  it('counts an event that stands twice in one body once', async () => {
    const user = newLineUser();
    const { events, destination } = webhook().from(user).text('hi').toJson();
    const before = await stored();
    await post(signed(JSON.stringify({ destination, events: [...events, ...events] })));
    expect((await stored()) - before).toBe(1);
  });

  it('answers one outcome once, though the words are sent twice', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    const customer = app.customer();
    await customer.binds(phone);
    const before = app.line.replies.length;
    await Promise.all(times(5).map(() => customer.writes('我已完成手機綁定')));
    await worked();
    expect(app.line.replies.length - before).toBe(1);
  });

  it('judges follow and unfollow by LINE’s time, not by arrival', async () => {
    const user = newLineUser();
    const start = app.now();
    const at = (time: number) =>
      webhook()
        .from(user)
        .at(start + time);
    await post(at(1000).follow().signedWith(demo.messagingSecret));
    await worked();
    expect(await friend(user)).toBe(1);
    await post(at(3000).unfollow().signedWith(demo.messagingSecret));
    await worked();
    await post(at(2000).follow(true).redelivered().signedWith(demo.messagingSecret));
    await worked();
    expect(await friend(user)).toBe(0);
    await Promise.all(
      times(20).map((n) =>
        post((n % 2 ? at(5000 + n).unfollow() : at(5000 + n).follow()).signedWith(demo.messagingSecret)),
      ),
    );
    await worked();
    await eventually(async () => (await friend(user)) === 0, 'the newest to win');
  });

  it('does not know whether somebody is a friend before LINE tells it', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    const customer = app.customer();
    await customer.binds(phone);
    const shown = async () => {
      const list = await app.as<{ items: { friend: boolean | null }[] }>(
        'admin',
        'GET',
        `/api/contacts?q=${customer.lineUserId}`,
      );
      return list.body.items.map((contact) => contact.friend);
    };
    expect(await shown()).toEqual([null]);
    // writing is open to people who are no friends
    await customer.writes('你好');
    await worked();
    expect(await shown()).toEqual([null]);
    for (const [event, friend] of [
      ['follow', true],
      ['unfollow', false],
    ] as const) {
      app.passTime(1000);
      await post(webhook().from(customer.lineUserId).at(app.now())[event]().signedWith(demo.messagingSecret));
      await worked();
      expect(await shown()).toEqual([friend]);
      for (const state of ['friend', 'blocked', 'unknown']) {
        const found = await app.as<{ items: unknown[] }>(
          'admin',
          'GET',
          `/api/contacts?q=${customer.lineUserId}&friend=${state}`,
        );
        expect(found.body.items).toHaveLength(state === (friend ? 'friend' : 'blocked') ? 1 : 0);
      }
    }
  });

  it('fills in a new friend’s name, and lives without it', async () => {
    const [named, nameless] = [newLineUser(), newLineUser()];
    app.line.profiles.set(named, { displayName: '阿明' });
    for (const user of [named, nameless])
      await post(webhook().from(user).follow().signedWith(demo.messagingSecret));
    await worked();
    const names = await app.rows<{ display_name: string | null }>(
      'SELECT display_name FROM contacts WHERE line_user_id IN (?, ?) ORDER BY display_name',
      [named, nameless],
    );
    expect(names.map((row) => row.display_name)).toEqual([null, '阿明']);
  });

  it('keeps quiet in groups, and where another module speaks', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    const customer = app.customer();
    await customer.binds(phone);
    const before = app.line.replies.length;
    const inGroup = webhook().inGroup('C1', customer.lineUserId).text('我已完成手機綁定');
    const standby = webhook().from(customer.lineUserId).text('我已完成手機綁定').with({ mode: 'standby' });
    for (const event of [inGroup, standby]) await post(event.signedWith(demo.messagingSecret));
    await worked();
    expect(app.line.replies).toHaveLength(before);
  });

  it('takes up what a process stored and died over', async () => {
    const user = newLineUser();
    const processor = app.get(EventProcessor);
    const original = processor.process.bind(processor);
    processor.process = () => Promise.resolve();
    await post(webhook().from(user).follow().signedWith(demo.messagingSecret));
    processor.process = original;
    await app.get(EventSweeper).sweep();
    expect(await friend(user)).toBeUndefined();
    app.passTime(30_001);
    await Promise.all(times(4).map(() => app.get(EventSweeper).sweep()));
    await worked();
    expect(await friend(user)).toBe(1);
  });

  it('is not held up by an event that nobody can read', async () => {
    const [before, after] = [newLineUser(), newLineUser()];
    const processor = app.get(EventProcessor);
    const original = processor.process.bind(processor);
    processor.process = () => Promise.resolve();
    await post(webhook().from(before).follow().signedWith(demo.messagingSecret));
    await post(
      webhook().from(newLineUser()).follow().withEventId('unreadable').signedWith(demo.messagingSecret),
    );
    await post(webhook().from(after).follow().signedWith(demo.messagingSecret));
    processor.process = original;
    await app.rows("UPDATE webhook_events SET payload_sealed = 'k9.broken' WHERE event_id = 'unreadable'");
    app.passTime(30_001);
    await app.get(EventSweeper).sweep();
    await eventually(async () => (await friend(before)) === 1 && (await friend(after)) === 1, 'the others');
    await app.rows("DELETE FROM webhook_events WHERE event_id = 'unreadable'");
  });

  it('keeps events sealed, and forgets them when they are through', async () => {
    await post(webhook().from(newLineUser()).text('a secret sentence').signedWith(demo.messagingSecret));
    await worked();
    const rows = await app.rows('SELECT * FROM webhook_events');
    expect(JSON.stringify(rows)).not.toContain('a secret sentence');
    expect(await app.count('webhook_events', 'payload_sealed IS NOT NULL')).toBe(0);
  });
});
