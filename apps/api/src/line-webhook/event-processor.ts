import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { ContactTies } from '../contacts/contact-ties.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { InjectLogger } from '../logging/logging.module.js';
import { ChatAnswers } from '../phone-binding/chat-answers.js';
import { FriendProfiles } from './friend-profiles.js';
import { WebhookInbox, type StoredEvent } from './webhook-inbox.js';

/** Works on stored events, after LINE has its 200. What fails stays open and is taken up again by the sweeper. */
@Injectable()
export class EventProcessor implements BeforeApplicationShutdown {
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly inbox: WebhookInbox,
    private readonly answers: ChatAnswers,
    private readonly contacts: ContactTies,
    private readonly profiles: FriendProfiles,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
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
    if (event.type === 'message' && event.text && event.replyToken) {
      await this.answers.answer(
        { teamId, channelId, lineUserId: userId },
        { text: event.text, replyToken: event.replyToken },
      );
    }
    if (event.type === 'follow' || event.type === 'unfollow') {
      const subject = { teamId, channelId, lineUserId: userId, displayName: null, pictureUrl: null };
      const friend = event.type === 'follow';
      await this.transactions.run((tx) =>
        this.contacts.setFriend(tx, subject, friend, event.timestamp, this.clock.now()),
      );
      if (friend) await this.profiles.fill(subject);
    }
  }
}
