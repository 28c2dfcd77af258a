import { Injectable } from '@nestjs/common';
import { ContactTies } from '../contacts/contact-ties.js';
import { Clock } from '../database/clock.js';
import { isDuplicateKey } from '../database/database-errors.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import type { DeliveryDraft } from '../delivery/delivery.js';
import { DeliveryRepository } from '../delivery/delivery.repository.js';
import { DeliveryRunner } from '../delivery/delivery-runner.js';
import type { LineReplyPayload } from '../messaging/line-reply.handler.js';
import { isTriggerText, pendingOf } from './pending-answer.js';

/** A reply token is good for one minute. */
const replyTokenMs = 55_000;

/**
 * The free answer to the trigger text. Only the LINE user for whom an outcome waits gets it: the same words from
 * anybody else are just words. One answer an outcome, whatever is sent twice: the database keeps the key.
 */
@Injectable()
export class ChatAnswers {
  constructor(
    private readonly transactions: Transactions,
    private readonly contacts: ContactTies,
    private readonly deliveries: DeliveryRepository,
    private readonly runner: DeliveryRunner,
    private readonly clock: Clock,
  ) {}

  async answer(
    from: { teamId: string; channelId: string; lineUserId: string },
    message: { text: string; replyToken: string },
  ): Promise<boolean> {
    const now = this.clock.now();
    const contact = await this.transactions.once((db) =>
      this.contacts.find(db, from.channelId, from.lineUserId),
    );
    const pending = pendingOf(contact, now);
    if (!pending || !isTriggerText(pending.answer, message.text) || pending.answer.messages.length === 0) {
      return false;
    }
    const payload: LineReplyPayload = {
      replyToken: message.replyToken,
      messages: pending.answer.messages,
    };
    return this.reply({
      kind: 'line.reply',
      teamId: from.teamId,
      channelId: from.channelId,
      lineUserId: from.lineUserId,
      payload,
      dedupeKey: `answer:${pending.id}`,
      expiresAt: now + replyTokenMs,
    });
  }

  /** Sent by this process at once: a reply token does not live long enough to queue. A crash leaves the row. */
  private async reply(draft: DeliveryDraft): Promise<boolean> {
    const leaseToken = newId();
    let id: string;
    try {
      id = await this.transactions.once((db) => this.deliveries.insert(db, draft, leaseToken));
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
    const claimed = {
      ...draft,
      id,
      attempt: 1,
      doubtful: false,
      createdAt: this.clock.now(),
      gatewayId: null,
    };
    await this.runner.runClaimed({ delivery: claimed, leaseToken });
    return true;
  }
}
