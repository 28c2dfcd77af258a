import { webhook } from '@tieline/testing';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { statementsOf } from '../../test/statements.js';
import { TestApp, demo } from '../../test/test-app.js';
import { eventsDone, newLineUser, postWebhook } from '../../test/webhooks.js';
import { ContactEntity } from '../contacts/contact.entity.js';
import { newId } from '../database/ids.js';
import { Transactions, afterCommit } from '../database/transactions.js';
import { Outbox } from '../delivery/outbox.js';
import { LOGGER } from '../logging/logging.module.js';
import { TaggingRepository } from '../tagging/tagging.repository.js';
import type { ContactEventKind } from './contact-event.entities.js';
import { ContactEventInterests } from './contact-event-interests.js';
import { ContactEventListener, ContactEventListeners, type HeardEvent } from './contact-event-listener.js';
import { ContactEventRepository } from './contact-event.repository.js';
import { ContactEventRunner } from './contact-event-runner.js';

/** Remembers what was committed, as a feature's own rows would. */
class Diary extends ContactEventListener {
  readonly kinds = ['tagged', 'untagged', 'bound', 'unbound', 'followed', 'unfollowed'] as const;
  told: HeardEvent[] = [];
  fails: (event: HeardEvent) => boolean = () => false;

  handle(_tx: EntityManager, events: readonly HeardEvent[]): Promise<void> {
    if (events.some((event) => this.fails(event))) return Promise.reject(new Error('cannot work on it'));
    afterCommit(() => this.told.push(...events));
    return Promise.resolve();
  }

  of(contactId: string): string[] {
    return this.told.filter((event) => event.contactId === contactId).map(({ kind }) => kind);
  }
}

describeEachEngine('what happens to contacts', (engine) => {
  let app: TestApp;
  let diary: Diary;
  let teamId: string;
  let tags: string[];
  beforeAll(async () => {
    app = await TestApp.start(engine);
    diary = new Diary();
    app.get(ContactEventListeners).register(diary);
    const [channel] = await app.rows<{ team_id: string }>('SELECT team_id FROM channels WHERE id = ?', [
      demo.channelId,
    ]);
    teamId = channel!.team_id;
    tags = (await app.rows<{ id: string }>('SELECT id FROM tags ORDER BY id')).map(({ id }) => id);
  });
  afterAll(() => app.stop());
  afterEach(async () => {
    diary.fails = () => false;
    await listenTo();
    await app.rows('DELETE FROM contact_events');
  });

  const run = <T>(work: (tx: EntityManager) => Promise<T>) => app.get(Transactions).run(work);
  const owner = () => ({ teamId, kind: 'test', id: 'the-test' });
  const listenTo = (...kinds: { kind: ContactEventKind; tagId?: string; channelId?: string }[]) =>
    run((tx) =>
      app.get(ContactEventInterests).replace(
        tx,
        owner(),
        kinds.map((each) => ({ channelId: demo.channelId, tagId: null, ...each })),
      ),
    );
  const putOn = (contactIds: string[], tagIds: string[]) =>
    run((tx) => app.get(TaggingRepository).putOn(tx, { teamId, source: 'bulk' }, contactIds, tagIds));
  const takeOff = (contactIds: string[], tagIds: string[]) =>
    run((tx) => app.get(TaggingRepository).takeOff(tx, { teamId, by: 'bulk' }, contactIds, tagIds));
  const waiting = () => app.count('contact_events');
  const settled = async () => {
    await eventually(async () => (await waiting()) === 0, 'all events to be told');
    // the database knows of the commit before this process does
    await app.get(ContactEventRunner).round();
  };

  async function people(count: number, channelId: string = demo.channelId): Promise<string[]> {
    const rows = Array.from({ length: count }, () => {
      const id = newId();
      const lineUserId = `U${id.replaceAll('-', '')}`;
      return { id, teamId, channelId, lineUserId, createdAt: 1, friend: 1 as const, friendAt: 5 };
    });
    for (let i = 0; i < rows.length; i += 500) {
      await run((tx) => tx.insert(ContactEntity, rows.slice(i, i + 500)));
    }
    return rows.map(({ id }) => id);
  }

  async function bound(): Promise<{ contactId: string; lineUserId: string; phone: string }> {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    const customer = app.customer();
    expect((await customer.binds(phone)).body).toMatchObject({ outcome: 'bound' });
    return { contactId: await contactOf(customer.lineUserId), lineUserId: customer.lineUserId, phone };
  }

  async function contactOf(lineUserId: string): Promise<string> {
    const [row] = await app.rows<{ id: string }>('SELECT id FROM contacts WHERE line_user_id = ?', [
      lineUserId,
    ]);
    return row!.id;
  }

  it('costs nobody a statement while nobody listens', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    const { statements } = await statementsOf(app, () => app.customer().binds(phone));
    expect(statements.length).toBeGreaterThan(10);
    expect(statements.filter((each) => each.includes('contact_event'))).toEqual([]);
    const contacts = await people(3);
    expect(await countOf(() => putOn(contacts, tags))).toBe(1);
    expect(await countOf(() => takeOff(contacts, tags))).toBe(1);
  });

  it('costs what nobody listens to nothing, whatever else is listened to', async () => {
    await listenTo({ kind: 'tagged', tagId: tags[0] }, { kind: 'bound', channelId: demo.otherChannelId });
    const contacts = await people(2);
    expect(await countOf(() => putOn(contacts, [tags[1]!]))).toBe(1);
    expect(await countOf(() => takeOff(contacts, tags))).toBe(1);
    const { contactId } = await bound();
    await settled();
    expect(diary.of(contactId)).toEqual(['tagged']);
  });

  it('tells who really was tagged, a thousand people in three statements', async () => {
    await listenTo({ kind: 'tagged', tagId: tags[0] }, { kind: 'untagged', tagId: tags[0] });
    const contacts = await people(1000);
    const abroad = await people(1, demo.otherChannelId);
    await putOn(contacts.slice(0, 300), [tags[0]!]);
    await settled();
    expect(await countOf(() => putOn([...contacts, ...abroad], tags))).toBe(3);
    await settled();
    const told = diary.told.filter(({ kind }) => kind === 'tagged');
    for (const id of [contacts[0]!, contacts[299]!, contacts[300]!, contacts[999]!]) {
      expect(diary.of(id)).toEqual(['tagged']);
    }
    expect(new Set(told.map(({ contactId }) => contactId)).size).toBe(told.length);
    expect(diary.of(abroad[0]!)).toEqual([]);
    expect(told.at(-1)).toMatchObject({ tagId: tags[0], source: 'bulk', teamId, channelId: demo.channelId });
    expect(await countOf(() => takeOff(contacts, [tags[0]!]))).toBe(3);
    await settled();
    expect(await takeOff(contacts, [tags[0]!])).toBe(0);
    await settled();
    expect(diary.of(contacts[999]!)).toEqual(['tagged', 'untagged']);
  });

  it('tells each once, though many put the same tag on and take it off at a time', async () => {
    await listenTo({ kind: 'tagged', tagId: tags[0] }, { kind: 'untagged', tagId: tags[0] });
    const contacts = await people(20);
    await Promise.all(Array.from({ length: 6 }, () => putOn(contacts, [tags[0]!])));
    await settled();
    await Promise.all(Array.from({ length: 6 }, () => takeOff(contacts, [tags[0]!])));
    await settled();
    for (const id of contacts) expect(diary.of(id)).toEqual(['tagged', 'untagged']);
  });

  it('is told once by two runners at a time', async () => {
    await listenTo({ kind: 'tagged', tagId: tags[0] });
    const other = new ContactEventRunner(
      app.get(ContactEventRepository),
      app.get(ContactEventListeners),
      app.get(Outbox),
      app.get<Logger>(LOGGER as never),
    );
    const contacts = await people(1500);
    for (let i = 0; i < contacts.length; i += 500) await putOn(contacts.slice(i, i + 500), [tags[0]!]);
    await Promise.all([app.get(ContactEventRunner).round(), other.round()]);
    await settled();
    const told = diary.told.map(({ contactId }) => contactId).filter((id) => contacts.includes(id));
    expect(told).toHaveLength(contacts.length);
    expect(new Set(told).size).toBe(contacts.length);
  });

  it('is told by another process when one dies over it, once', async () => {
    await listenTo({ kind: 'tagged', tagId: tags[0] });
    const [contact] = await people(1);
    await run(async (tx) => {
      await app.get(TaggingRepository).putOn(tx, { teamId, source: 'bulk' }, [contact!], [tags[0]!]);
      // as a process that claims it and dies
      await tx.query("UPDATE contact_events SET lease_token = 'dead', lease_until = ?", [app.now() + 30_000]);
    });
    await app.get(ContactEventRunner).round();
    expect(diary.of(contact!)).toEqual([]);
    app.passTime(31_000);
    await app.get(ContactEventRunner).round();
    await app.get(ContactEventRunner).round();
    expect(diary.of(contact!)).toEqual(['tagged']);
  });

  it('waits when nobody can work on it, and holds up no other', async () => {
    await listenTo({ kind: 'tagged', tagId: tags[0] });
    const [ill, sound] = await people(2);
    diary.fails = ({ contactId }) => contactId === ill;
    await putOn([ill!, sound!], [tags[0]!]);
    await eventually(() => diary.of(sound!).length > 0);
    expect(diary.of(ill!)).toEqual([]);
    expect(await waiting()).toBe(1);
    diary.fails = () => false;
    app.passTime(6_000);
    await app.get(ContactEventRunner).round();
    expect(diary.of(ill!)).toEqual(['tagged']);
  });

  it('leaves nothing behind when the transaction that caused it is undone', async () => {
    await listenTo({ kind: 'tagged', tagId: tags[0] });
    const [contact] = await people(1);
    const undone = run(async (tx) => {
      await app.get(TaggingRepository).putOn(tx, { teamId, source: 'bulk' }, [contact!], [tags[0]!]);
      await app.get(ContactEventInterests).replace(tx, owner(), []);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await waiting()).toBe(0);
    await putOn([contact!], [tags[0]!]);
    await settled();
    expect(diary.of(contact!)).toEqual(['tagged']);
  });

  it('is listened to by another process within two seconds', async () => {
    const [contact] = await people(1);
    // as another process had written it
    await app.rows(
      `INSERT INTO contact_event_interests (id, team_id, channel_id, kind, tag_id, owner_kind, owner_id)
        VALUES (?, ?, ?, 'tagged', ?, 'test', 'the-test')`,
      [newId(), teamId, demo.channelId, tags[0]],
    );
    await eventually(
      () => app.get(ContactEventInterests).channelsFor(teamId, 'tagged', tags[0]),
      'the interest',
      4000,
    );
    await putOn([contact!], [tags[0]!]);
    await settled();
    expect(diary.of(contact!)).toEqual(['tagged']);
  });

  it('is told of binding, unbinding and tags that come and go with it', async () => {
    await listenTo({ kind: 'bound' }, { kind: 'unbound' }, { kind: 'tagged' }, { kind: 'untagged' });
    const { contactId, lineUserId, phone } = await bound();
    await settled();
    expect(diary.of(contactId).sort()).toEqual(['bound', 'tagged', 'tagged']);
    const unbind = { reason: '客人要求', removeTagIds: [tags[0]] };
    expect((await app.as('admin', 'POST', `/api/contacts/${contactId}/unbind`, unbind)).status).toBeLessThan(
      300,
    );
    await settled();
    expect(diary.of(contactId).slice(3).sort()).toEqual(['unbound', 'untagged']);
    app.passTime(61_000);
    expect((await app.customer({ lineUserId }).binds(phone)).body).toMatchObject({ outcome: 'bound' });
    await settled();
    // tags go on at the first binding only
    expect(diary.of(contactId).slice(5)).toEqual(['bound']);
  });

  it('tells nothing of a binding that was only verified again', async () => {
    await listenTo({ kind: 'bound' }, { kind: 'unbound' });
    const { contactId, lineUserId, phone } = await bound();
    await app.rows('UPDATE bindings SET verify_again_at = 1, verify_again_reason = ? WHERE contact_id = ?', [
      'phoneChanged',
      contactId,
    ]);
    app.passTime(61_000);
    expect((await app.customer({ lineUserId }).binds(phone)).body).toMatchObject({ outcome: 'bound' });
    await settled();
    expect(diary.of(contactId)).toEqual(['bound']);
  });

  it('is told of every follow, also where the unfollow before it was lost, and of no late event', async () => {
    await listenTo({ kind: 'followed' }, { kind: 'unfollowed' });
    const user = newLineUser();
    const at = (time: number) =>
      webhook()
        .from(user)
        .at(app.now() - 100_000 + time);
    const post = async (event: Parameters<typeof postWebhook>[1]) => {
      await postWebhook(app, event);
      await eventsDone(app);
    };
    await post(at(1000).follow().signedWith(demo.messagingSecret));
    await post(at(3000).follow(true).signedWith(demo.messagingSecret));
    await post(at(5000).unfollow().signedWith(demo.messagingSecret));
    await post(at(4000).follow(true).signedWith(demo.messagingSecret));
    await post(at(6000).follow(true).signedWith(demo.messagingSecret));
    await settled();
    await post(at(7000).unfollow().signedWith(demo.messagingSecret));
    await post(at(8000).unfollow().signedWith(demo.messagingSecret));
    await settled();
    const told = ['followed', 'followed', 'unfollowed', 'followed', 'unfollowed'];
    expect(diary.of(await contactOf(user))).toEqual(told);
  });

  it('tells nothing of people who were erased', async () => {
    await listenTo({ kind: 'bound' });
    const { contactId, lineUserId } = await bound();
    await settled();
    diary.fails = () => true;
    await listenTo({ kind: 'unbound' });
    const unbind = { reason: '客人要求', removeTagIds: [] };
    await app.as('admin', 'POST', `/api/contacts/${contactId}/unbind`, unbind);
    expect(await waiting()).toBe(1);
    const erase = { reason: '要求刪除', confirm: lineUserId.slice(-4) };
    const erased = await app.as('admin', 'POST', `/api/contacts/${contactId}/erasure`, erase);
    expect(erased.status).toBeLessThan(300);
    expect(await waiting()).toBe(0);
    expect(diary.of(contactId)).toEqual(['bound']);
  });

  async function countOf(work: () => Promise<unknown>): Promise<number> {
    const { statements } = await statementsOf(app, work);
    return statements.filter(
      (each) => /taggings|contact_events/.test(each) && !/DELETE|lease_until </.test(each),
    ).length;
  }
});
