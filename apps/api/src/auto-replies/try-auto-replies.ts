import { Injectable } from '@nestjs/common';
import type { AutoReplyTrial, BodyOf, tryAutoReplies } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ChannelRepository } from '../channels/channel.repository.js';
import { ContactRepository } from '../contacts/contact.repository.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { AnswerContent } from './answer-content.js';
import { ChatPeople, type ChatPerson } from './chat-people.js';
import { readyRules, verdictsOf } from './choose-rule.js';

/** The decision of the webhook on rules that need not be saved yet; it sends nothing. */
@Injectable()
export class TryAutoReplies {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly contacts: ContactRepository,
    private readonly people: ChatPeople,
    private readonly content: AnswerContent,
  ) {}

  /** @throws request.not_found, for a contact of another channel too */
  try(
    { teamId }: StaffContext,
    channelId: string,
    { rules, said, contactId }: BodyOf<typeof tryAutoReplies>,
  ): Promise<AutoReplyTrial> {
    return this.transactions.once(async (db) => {
      const channel = await this.channels.get(db, teamId, channelId);
      const person = contactId === null ? null : await this.person(db, { teamId, channelId }, contactId);
      const tagIds = new Set(person?.tags.map(({ id }) => id));
      const verdicts = verdictsOf(readyRules(rules), said, { bound: person?.bound ?? false, tagIds });
      const key = verdicts.find(({ verdict }) => verdict === 'answers')?.key;
      const rule = rules.find((each) => each.key === key);
      const cards = rule ? await this.content.cardsOf(db, teamId, [rule]) : new Map<string, never>();
      const messages = rule ? this.content.contents(rule.messages, cards, channel) : [];
      const silent = rule && messages.length === 0;
      return {
        key: rule && !silent ? rule.key : null,
        verdicts: silent
          ? verdicts.map((each) => (each.key === key ? { key, verdict: 'empty' as const } : each))
          : verdicts,
        messages,
        person: person && describe(person),
      };
    });
  }

  private async person(
    db: EntityManager,
    { teamId, channelId }: { teamId: string; channelId: string },
    contactId: string,
  ): Promise<ChatPerson> {
    const contact = await this.contacts.get(db, teamId, contactId);
    if (contact.channelId !== channelId) throw new ProblemError('request.not_found');
    return this.people.find(db, contact, { withTags: true });
  }
}

function describe({ bound, tags, vars }: ChatPerson): AutoReplyTrial['person'] {
  const { customerName, memberNumber, memberTier } = vars;
  return { displayName: customerName, bound, memberNumber, memberTier, tags };
}
