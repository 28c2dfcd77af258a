import { Injectable } from '@nestjs/common';
import type { messagingApi } from '@tieline/line';
import { Clock } from '../database/clock.js';
import { isDuplicateKey } from '../database/database-errors.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import type { DeliveryDraft } from '../delivery/delivery.js';
import { DeliveryRepository, leaseMs } from '../delivery/delivery.repository.js';
import { DeliveryRunner } from '../delivery/delivery-runner.js';
import type { ChatEvent } from './chat-event.js';
import type { LineReplyPayload } from './line-reply.handler.js';

/** A reply token is good for one minute. */
const replyTokenMs = 55_000;

/** Answers an event by its reply token, which costs nothing. */
@Injectable()
export class FreeReply {
  constructor(
    private readonly transactions: Transactions,
    private readonly deliveries: DeliveryRepository,
    private readonly runner: DeliveryRunner,
    private readonly clock: Clock,
  ) {}

  /**
   * Sent by this process at once: a reply token does not live long enough to queue. A crash leaves the row. False when
   * there was an answer with this key before: the database keeps the key.
   */
  async send(
    { teamId, channelId, lineUserId, replyToken }: Omit<ChatEvent, 'id' | 'said'>,
    dedupeKey: string,
    messages: messagingApi.Message[],
  ): Promise<boolean> {
    const now = this.clock.now();
    const payload: LineReplyPayload = { replyToken, messages };
    const draft: DeliveryDraft = {
      kind: 'line.reply',
      teamId,
      channelId,
      lineUserId,
      payload,
      dedupeKey,
      expiresAt: now + replyTokenMs,
    };
    const leaseToken = newId();
    let id: string;
    try {
      id = await this.transactions.once((db) => this.deliveries.insert(db, draft, leaseToken));
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
    const held = { createdAt: now, heldUntil: now + leaseMs, handedTo: null };
    const delivery = { ...draft, ...held, id, attempt: 1, doubtful: false };
    await this.runner.runClaimed({ delivery, leaseToken });
    return true;
  }
}
