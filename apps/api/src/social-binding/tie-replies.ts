import { Injectable } from '@nestjs/common';
import type { messagingApi } from '@tieline/line';
import { Clock } from '../database/clock.js';
import type { Enqueue } from '../delivery/outbox.js';
import type { ChatEvent } from '../messaging/chat-event.js';
import { FreeReply } from '../messaging/free-reply.js';
import type { LineReplyPayload } from '../messaging/line-reply.handler.js';

/** A reply token is good for one minute. */
const replyTokenMs = 55_000;

const keyOf = ({ id }: ChatEvent): string => `tie:${id}`;

/** Free answers in the chat, one an event: what is worked on again after a crash says nothing twice. */
@Injectable()
export class TieReplies {
  constructor(
    private readonly replies: FreeReply,
    private readonly clock: Clock,
  ) {}

  async say(event: ChatEvent, text: string, quickReply?: messagingApi.QuickReply): Promise<void> {
    await this.replies.send(event, keyOf(event), [{ type: 'text', text, ...(quickReply && { quickReply }) }]);
  }

  /** In the transaction that causes it. */
  async add(enqueue: Enqueue, event: ChatEvent, messages: messagingApi.Message[]): Promise<void> {
    const { replyToken, teamId, channelId, lineUserId } = event;
    const payload: LineReplyPayload = { replyToken, messages };
    await enqueue({
      kind: 'line.reply',
      teamId,
      channelId,
      lineUserId,
      payload,
      dedupeKey: keyOf(event),
      expiresAt: this.clock.now() + replyTokenMs,
    });
  }
}
