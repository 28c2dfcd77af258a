import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Underway } from '../delivery/underway.js';
import { InjectLogger } from '../logging/logging.module.js';
import type { ChatEvent } from '../messaging/chat-event.js';
import { ChatListeners } from './chat-listeners.js';
import { Friends } from './friends.js';
import { WebhookInbox, type InboxEvent, type StoredEvent } from './webhook-inbox.js';

/** Works on stored events, after LINE has its 200. What fails stays open and is taken up again by the sweeper. */
@Injectable()
export class EventProcessor implements BeforeApplicationShutdown {
  private readonly underway = new Underway();

  constructor(
    private readonly inbox: WebhookInbox,
    private readonly friends: Friends,
    private readonly listeners: ChatListeners,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Never rejects and need not be awaited. */
  async process(events: readonly StoredEvent[]): Promise<void> {
    await Promise.all(
      events.map((stored) =>
        this.underway.track(this.workOff(stored), (error) =>
          this.logger.error(
            { err: error, eventId: stored.id, type: stored.event.type },
            'webhook event failed',
          ),
        ),
      ),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.underway.ended();
  }

  private async workOff(stored: StoredEvent): Promise<void> {
    await this.handle(stored);
    await this.inbox.end(stored.id);
  }

  private async handle(stored: StoredEvent): Promise<void> {
    const { teamId, channelId, event } = stored;
    const { userId: lineUserId, type } = event;
    // `standby`: another module channel speaks in this chat; groups have no user to answer.
    if (!lineUserId || event.mode === 'standby') return;
    if (type === 'follow' || type === 'unfollow') {
      await this.friends.changed({ teamId, channelId, lineUserId }, type === 'follow', event.timestamp);
    }
    const said = saidIn(event);
    if (said && event.replyToken) {
      const { replyToken } = event;
      await this.listeners.hear({ id: stored.id, teamId, channelId, lineUserId, replyToken, said });
    }
    // after the answer, whose token lives for less than a minute
    if (type === 'message' || type === 'postback') {
      await this.friends.wrote({ teamId, channelId, lineUserId }, event.timestamp);
    }
  }
}

/** Null for what nobody answers, and for the kinds of event that LINE has not thought of yet. */
function saidIn({ type, text, postbackData }: InboxEvent): ChatEvent['said'] | null {
  if (type === 'message') return text ? { kind: 'text', text } : null;
  if (type === 'postback') return postbackData ? { kind: 'postback', data: postbackData } : null;
  return type === 'follow' ? { kind: 'follow' } : null;
}
