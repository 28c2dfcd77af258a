import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { ChatEvent, ChatListener } from '../messaging/chat-event.js';
import { FreeReply } from '../messaging/free-reply.js';
import { AnswerContent } from './answer-content.js';
import { ChatPeople } from './chat-people.js';
import { candidates, firstFor } from './choose-rule.js';
import { StandingReplies } from './standing-replies.js';

/** The last that hears: what a channel's rules answer to words, postbacks and new friends. */
@Injectable()
export class HearAutoReplies implements ChatListener {
  constructor(
    private readonly transactions: Transactions,
    private readonly standing: StandingReplies,
    private readonly people: ChatPeople,
    private readonly content: AnswerContent,
    private readonly replies: FreeReply,
  ) {}

  /** Who writes is looked up only when a rule waits for what was written. */
  async hear(event: ChatEvent): Promise<boolean> {
    const standing = await this.standing.find(event.channelId);
    const waiting = standing ? candidates(standing.rules, event.said) : [];
    if (!standing || waiting.length === 0) return false;
    const withTags = waiting.some(({ tags }) => tags.ids.length > 0);
    const person = await this.transactions.once((db) => this.people.find(db, event, { withTags }));
    const rule = firstFor(waiting, { ...person, tagIds: new Set(person.tags.map(({ id }) => id)) });
    if (!rule) return false;
    const contents = this.content.contents(rule.messages, standing.cards, standing.channel);
    const messages = this.content.render(contents, standing.channel, person.vars);
    if (messages.length === 0) return false;
    await this.replies.send(event, `auto:${event.id}`, messages);
    return true;
  }
}
