import fc from 'fast-check';
import type { FakeLineFault } from '@tieline/testing';
import { describeEachEngine } from '../../test/engines.js';
import { TestApp, demo } from '../../test/test-app.js';
import { ChannelCredentials } from '../channels/channel-credentials.js';
import { ChannelSending } from '../channels/channel-sending.js';
import { Transactions } from '../database/transactions.js';
import { DeliveryQueue } from '../delivery/delivery-queue.js';
import { DeliveryRunner } from '../delivery/delivery-runner.js';
import { DeliveryRepository } from '../delivery/delivery.repository.js';
import { Outbox } from '../delivery/outbox.js';
import { Sweeper } from '../delivery/sweeper.js';

/** What a try of one message can meet. */
const faults = {
  rateLimited: { status: 429, message: 'The API rate limit has been exceeded. Try again later.' },
  serverError: { status: 500, message: 'Internal error' },
  away: 'away',
  takenButLost: 'hang',
  credentialsRefused: { status: 401, message: 'Authentication failed' },
  monthlyLimit: { status: 429, message: 'You have reached your monthly limit.' },
} as const satisfies Record<string, FakeLineFault>;
const ofBoth = [
  'accepted',
  'rateLimited',
  'serverError',
  'away',
  'takenButLost',
  'credentialsRefused',
  'workerDies',
  'workerDiesAfterSending',
  'tooLate',
] as const;
const events = {
  push: [...ofBoth, 'monthlyLimit'],
  reply: [...ofBoth, 'tokenExpires'],
} as const;
type Kind = keyof typeof events;
type Event = (typeof events)[Kind][number];

/** What a message is, as simple as it can be said. */
type Model = {
  state: 'queued' | 'delivered' | 'failed' | 'unknown';
  /** LINE has it */
  taken: boolean;
  /** nobody knows what an earlier try did */
  doubtful: boolean;
  tokenExpired: boolean;
};
const born: Model = { state: 'queued', taken: false, doubtful: false, tokenExpired: false };

/** @param sound LINE would take it; of one that is not, every try that arrives is refused for what it holds */
function next(kind: Kind, sound: boolean, message: Model, event: Event): Model {
  if (event === 'tokenExpires') return { ...message, tokenExpired: true };
  if (message.state !== 'queued') return message;
  const takes = sound && !message.tokenExpired;
  const ended: Model = { ...message, state: message.doubtful ? 'unknown' : 'failed' };
  switch (event) {
    case 'accepted':
      // The retry key tells LINE, and LINE us, that it has the push; a used reply token only says that it is used.
      if (message.taken) return { ...message, state: kind === 'push' ? 'delivered' : 'unknown' };
      if (takes) return { ...message, state: 'delivered', taken: true };
      // What it holds was wrong at every try: none has arrived.
      return sound ? ended : { ...message, state: message.tokenExpired ? ended.state : 'failed' };
    case 'rateLimited':
    case 'credentialsRefused':
      return message;
    case 'serverError':
    case 'away':
    case 'workerDies':
      return { ...message, doubtful: true };
    case 'takenButLost':
    case 'workerDiesAfterSending':
      return { ...message, doubtful: true, taken: message.taken || takes };
    case 'monthlyLimit':
    case 'tooLate':
      return ended;
  }
}

const dayMs = 86_400_000;
const pathOf = { push: /\/message\/push$/, reply: /\/message\/reply$/ };
const unsound = { status: 400, message: 'The request body has 1 error(s)' };

describeEachEngine('a message to LINE, whatever happens to it in whatever order,', (engine) => {
  let app: TestApp;
  let teamId: string;
  let messaging: { channelId: string; channelSecret: string };
  beforeAll(async () => {
    app = await TestApp.start(engine);
    app.get(DeliveryQueue).ring = () => undefined;
    await app.get(Sweeper).beforeApplicationShutdown();
    const channel = await app.get(ChannelCredentials).find(demo.channelId);
    teamId = channel?.teamId ?? '';
    messaging = channel?.messaging ?? { channelId: '', channelSecret: '' };
  });
  afterAll(() => app.stop());

  class Story {
    private readonly messages = [{ type: 'text' as const, text: '您好' }];

    private constructor(
      private readonly kind: Kind,
      private readonly sound: boolean,
      private readonly replyToken: string,
      readonly id: string,
    ) {}

    static async begin(kind: Kind, sound: boolean): Promise<Story> {
      const replyToken = `token-${app.freshPhone()}`;
      const messages = [{ type: 'text', text: '您好' }];
      const payload = kind === 'push' ? { to: 'U1', messages } : { replyToken, messages };
      const id = await app.get(Outbox).run((_tx, add) =>
        add({
          ...{ kind: `line.${kind}` as const, teamId, channelId: demo.channelId, lineUserId: 'U1', payload },
          ...{ dedupeKey: null, expiresAt: app.now() + dayMs },
        }),
      );
      return new Story(kind, sound, replyToken, id);
    }

    async happen(event: Event): Promise<void> {
      switch (event) {
        case 'accepted':
          return this.attempt(null);
        case 'tokenExpires':
          return app.line.expireReplyToken(this.replyToken);
        case 'workerDies':
          await app.get(DeliveryRepository).claim(this.id);
          return;
        case 'workerDiesAfterSending':
          if (await app.get(DeliveryRepository).claim(this.id)) await this.send();
          return;
        case 'tooLate':
          app.passTime(dayMs);
          return this.attempt(null);
        case 'credentialsRefused':
          // LINE is asked again with a new token first.
          this.plan(faults[event]);
          await this.attempt(faults[event]);
          return this.mendCredentials();
        case 'rateLimited':
        case 'serverError':
        case 'away':
        case 'takenButLost':
        case 'monthlyLimit':
          return this.attempt(faults[event]);
      }
    }

    /** How often LINE has shown it to the person. */
    shown(): number {
      const { pushes, replies } = app.line;
      return this.kind === 'push'
        ? pushes.filter(({ retryKey }) => retryKey === this.id).length
        : replies.filter(({ replyToken }) => replyToken === this.replyToken).length;
    }

    private async attempt(fault: FakeLineFault | null): Promise<void> {
      this.plan(fault);
      await app.get(DeliveryRunner).run(this.id);
      app.line.forgetFaults();
    }

    private plan(fault: FakeLineFault | null): void {
      const arrives = fault === null || fault === 'hang';
      const met = this.sound || !arrives ? fault : fault === 'hang' ? 'away' : unsound;
      // An expired token is noticed before what the message holds.
      if (met && !(met === unsound && this.tokenIsGone())) app.line.failNext(pathOf[this.kind], met);
    }

    private tokenIsGone(): boolean {
      return this.kind === 'reply' && app.line.isReplyTokenGone(this.replyToken);
    }

    private async send(): Promise<void> {
      this.plan(null);
      const { client } = app.line;
      await (this.kind === 'push'
        ? client.push(messaging, { to: 'U1', messages: this.messages, retryKey: this.id })
        : client.reply(messaging, this.replyToken, this.messages));
      app.line.forgetFaults();
    }

    private async mendCredentials(): Promise<void> {
      const sending = app.get(ChannelSending);
      await app.get(Transactions).run((tx) => sending.resume(tx, { id: demo.channelId, teamId }));
      sending.forget(demo.channelId);
    }
  }

  const rowOf = async (id: string) =>
    (
      await app.rows<{ state: string; payload: string | null }>(
        'SELECT state, payload_sealed AS payload FROM deliveries WHERE id = ?',
        [id],
      )
    )[0]!;

  it.each(['push', 'reply'] as const)(
    'is what the model says: a %s',
    async (kind) => {
      const stories = fc.array(fc.constantFrom<Event>(...events[kind]), { minLength: 1, maxLength: 8 });
      const mostlySound = fc.integer({ min: 0, max: 5 }).map((n) => n > 0);
      await fc.assert(
        fc.asyncProperty(stories, mostlySound, async (story, sound) => {
          const message = await Story.begin(kind, sound);
          let model = born;
          for (const event of story) {
            model = next(kind, sound, model, event);
            await message.happen(event);
            const { state, payload } = await rowOf(message.id);
            expect({ state, shown: message.shown() }).toEqual({
              state: model.state,
              shown: model.taken ? 1 : 0,
            });
            // Delivered: the person has it. Failed: the person has it not. What it said is kept while it is needed.
            if (state === 'delivered') expect(message.shown()).toBe(1);
            if (state === 'failed') expect(message.shown()).toBe(0);
            if (state !== 'queued') expect(payload).toBeNull();
            app.passTime(10 * 60_000);
          }
        }),
        { numRuns: 80 },
      );
    },
    120_000,
  );
});
