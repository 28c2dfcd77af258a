import type {
  Journey,
  JourneyContent,
  JourneyEntry,
  JourneyStep,
  ResponseOf,
  getJourneyEntry,
} from '@tieline/contracts';
import { webhook } from '@tieline/testing';
import type { Engine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { TestApp, demo, type TestAppOptions } from '../../test/test-app.js';
import { eventsDone, postWebhook } from '../../test/webhooks.js';
import { ContactEventRunner } from '../contact-events/contact-event-runner.js';
import { ContactEntity } from '../contacts/contact.entity.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import { TaggingRepository } from '../tagging/tagging.repository.js';
import { JourneyRunner } from './journey-runner.js';

export const dayMs = 86_400_000;
export const send = (id: string, text = id): JourneyStep => ({
  id,
  kind: 'send',
  message: { kind: 'text', text },
});
export const days = (id: string, amount: number): JourneyStep => ({
  id,
  kind: 'wait',
  until: { kind: 'duration', amount, unit: 'days' },
});

export type Friend = { contactId: string; lineUserId: string };

/** A product with journeys in it, and people to whom things happen. */
export class JourneyWorld {
  private constructor(
    readonly app: TestApp,
    readonly teamId: string,
    readonly tags: readonly string[],
  ) {}

  static async start(engine: Engine, options?: TestAppOptions): Promise<JourneyWorld> {
    const app = await TestApp.start(engine, options);
    const [channel] = await app.rows<{ team_id: string }>('SELECT team_id FROM channels WHERE id = ?', [
      demo.channelId,
    ]);
    const tags = await app.rows<{ id: string }>('SELECT id FROM tags ORDER BY id');
    return new JourneyWorld(
      app,
      channel!.team_id,
      tags.map(({ id }) => id),
    );
  }

  /** Nobody is let in by a journey that was begun before. */
  async begunEnds(): Promise<void> {
    const url = '/api/journeys?limit=100';
    const { items } = (await this.app.as<{ items: { id: string; state: string }[] }>('admin', 'GET', url))
      .body;
    for (const journey of items) if (/active|paused/.test(journey.state)) await this.set(journey, 'stopped');
    await this.app.rows('DELETE FROM taggings');
  }

  async friend(): Promise<Friend> {
    return (await this.friends(1))[0]!;
  }

  async make(content: Partial<JourneyContent>): Promise<Journey> {
    const body = {
      channelId: demo.channelId,
      name: '新會員歡迎',
      ...{ trigger: { kind: 'tagged', tagId: this.tags[0] }, entryLimit: 1, quietHours: null, steps: [] },
      ...content,
    };
    const answer = await this.app.as<Journey>('marketer', 'POST', '/api/journeys', body);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body;
  }

  async begin(content: Partial<JourneyContent>): Promise<Journey> {
    const journey = await this.make(content);
    const answer = await this.set(journey, 'active');
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body.journey;
  }

  set({ id }: { id: string }, state: string) {
    const url = `/api/journeys/${id}/state`;
    return this.app.as<{ journey: Journey; ended: number }>('marketer', 'POST', url, { state });
  }

  save(journey: Journey, changes: Partial<JourneyContent>) {
    const { version, name, trigger, entryLimit, quietHours, steps } = journey;
    const body = { version, name, trigger, entryLimit, quietHours, steps, ...changes };
    return this.app.as<Journey>('marketer', 'PUT', `/api/journeys/${journey.id}`, body);
  }

  async friends(
    count: number,
    friend: { friend: 0 | 1; friendAt: number } = { friend: 1, friendAt: 5 },
  ): Promise<Friend[]> {
    const people = Array.from({ length: count }, () => {
      const contactId = newId();
      return { contactId, lineUserId: `U${contactId.replaceAll('-', '')}` };
    });
    const rows = people.map(({ contactId: id, lineUserId }, i) => ({
      ...{ id, lineUserId, teamId: this.teamId, channelId: demo.channelId, createdAt: 1 },
      ...{ displayName: `朋友${i}`, ...friend },
    }));
    for (let i = 0; i < rows.length; i += 500) {
      await this.app.get(Transactions).run((tx) => tx.insert(ContactEntity, rows.slice(i, i + 500)));
    }
    return people;
  }

  async pair(): Promise<[Friend, Friend]> {
    return (await this.friends(2)) as [Friend, Friend];
  }

  /** Until nothing is on its way. */
  async pushed(): Promise<void> {
    const none = async () => (await this.app.count('deliveries', "state = 'queued'")) === 0;
    await eventually(none, 'all deliveries to end', 30_000);
  }

  /** Puts tags on and waits until everybody who is due has gone as far as they get. */
  async tag(people: readonly Friend[], tagId = this.tags[0] ?? ''): Promise<void> {
    for (let at = 0; at < people.length; at += 1000) {
      const ids = people.slice(at, at + 1000).map(({ contactId }) => contactId);
      await this.app
        .get(Transactions)
        .run((tx) =>
          this.app.get(TaggingRepository).putOn(tx, { teamId: this.teamId, source: 'bulk' }, ids, [tagId]),
        );
    }
    await this.settle();
  }

  async settle(): Promise<void> {
    await this.app.get(ContactEventRunner).round();
    await this.app.get(JourneyRunner).round();
  }

  async pass(ms: number): Promise<void> {
    this.app.passTime(ms);
    this.app.forgetSignIns();
    await this.settle();
  }

  /** Texts that reached somebody, once nothing is on its way. */
  async texts({ lineUserId }: Pick<Friend, 'lineUserId'>): Promise<string[]> {
    await this.pushed();
    return this.app.line.pushes
      .filter(({ to }) => to === lineUserId)
      .flatMap(({ messages }) => messages)
      .map((message) => (message.type === 'text' ? message.text : message.type));
  }

  async entries({ id }: { id: string }, state = ''): Promise<JourneyEntry[]> {
    const url = `/api/journeys/${id}/entries?limit=100${state && `&state=${state}`}`;
    return (await this.app.as<{ items: JourneyEntry[] }>('agent', 'GET', url)).body.items;
  }

  /** What happened to somebody, as staff see it: `a queued`. */
  async story(journey: { id: string }, friend: Pick<Friend, 'contactId'>): Promise<string[]> {
    const entry = (await this.entries(journey)).find(({ contactId }) => contactId === friend.contactId);
    const url = `/api/journey-entries/${entry?.id}`;
    const { body } = await this.app.as<ResponseOf<typeof getJourneyEntry>>('agent', 'GET', url);
    return body.taken.map(({ stepId, result }) => `${stepId} ${result}`);
  }

  async follows({ lineUserId }: Friend, follows: boolean): Promise<void> {
    const event = webhook().from(lineUserId).at(this.app.now());
    await postWebhook(
      this.app,
      (follows ? event.follow(true) : event.unfollow()).signedWith(demo.messagingSecret),
    );
    await eventsDone(this.app);
    await this.settle();
  }
}
