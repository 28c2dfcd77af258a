import { Injectable } from '@nestjs/common';
import { ContactTies } from '../contacts/contact-ties.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import type { ChatEvent, ChatListener } from '../messaging/chat-event.js';
import { FreeReply } from '../messaging/free-reply.js';
import { isTriggerText, pendingOf } from './pending-answer.js';

/**
 * The free answer to the trigger text. Only the LINE user for whom an outcome waits gets it: the same words from
 * anybody else are just words. One answer an outcome, whatever is sent twice.
 */
@Injectable()
export class ChatAnswers implements ChatListener {
  constructor(
    private readonly transactions: Transactions,
    private readonly contacts: ContactTies,
    private readonly replies: FreeReply,
    private readonly clock: Clock,
  ) {}

  /** True for the words of an outcome that waits, answered now or before. */
  async hear(event: ChatEvent): Promise<boolean> {
    const { channelId, lineUserId, said } = event;
    if (said.kind !== 'text') return false;
    const contact = await this.transactions.once((db) => this.contacts.find(db, channelId, lineUserId));
    const pending = pendingOf(contact, this.clock.now());
    if (!pending || !isTriggerText(pending.answer, said.text) || pending.answer.messages.length === 0) {
      return false;
    }
    await this.replies.send(event, `answer:${pending.id}`, pending.answer.messages);
    return true;
  }
}
