import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { HearIdentityTest } from '../channel-checks/identity-test/hear-identity-test.js';
import { InjectLogger } from '../logging/logging.module.js';
import { ChatAnswers } from '../phone-binding/chat-answers.js';
import { Friends } from './friends.js';
import { WebhookInbox, type StoredEvent } from './webhook-inbox.js';

/** Works on stored events, after LINE has its 200. What fails stays open and is taken up again by the sweeper. */
@Injectable()
export class EventProcessor implements BeforeApplicationShutdown {
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly inbox: WebhookInbox,
    private readonly answers: ChatAnswers,
    private readonly friends: Friends,
    private readonly identityTests: HearIdentityTest,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Never rejects and need not be awaited. */
  process(events: readonly StoredEvent[]): Promise<void> {
    const task = Promise.all(events.map((event) => this.one(event))).then(() => undefined);
    this.running.add(task);
    return task.finally(() => this.running.delete(task));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.allSettled([...this.running]);
  }

  private async one(stored: StoredEvent): Promise<void> {
    try {
      await this.handle(stored);
      await this.inbox.end(stored.id);
    } catch (error) {
      this.logger.error({ err: error, eventId: stored.id, type: stored.event.type }, 'webhook event failed');
    }
  }

  private async handle({ teamId, channelId, event }: StoredEvent): Promise<void> {
    const { userId } = event;
    // `standby`: another module channel speaks in this chat; groups have no user to answer.
    if (!userId || event.mode === 'standby') return;
    const from = { teamId, channelId, lineUserId: userId };
    if (event.type === 'message' && event.text && event.replyToken) {
      const message = { text: event.text, replyToken: event.replyToken };
      if (await this.identityTests.hear(from, message)) return;
      await this.answers.answer(from, message);
    }
    if (event.type === 'follow' || event.type === 'unfollow') {
      await this.friends.changed(from, event.type === 'follow', event.timestamp);
    }
  }
}
