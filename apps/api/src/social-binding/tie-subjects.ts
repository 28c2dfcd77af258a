import { Injectable } from '@nestjs/common';
import type { Locale } from '@tieline/contracts';
import { ContactTies } from '../contacts/contact-ties.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import { LiffSessionRepository } from '../phone-binding/liff-session.repository.js';
import type { LinkSubject } from '../phone-binding/link-member.js';
import type { Guesser } from './code-guesses.repository.js';

/** Who writes in the chat, as the page would know them. */
@Injectable()
export class TieSubjects {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: LiffSessionRepository,
    private readonly contacts: ContactTies,
  ) {}

  find({ teamId, channelId, lineUserId }: Guesser, locale: Locale): Promise<LinkSubject> {
    return this.transactions.once(async (db) => {
      const channel = await this.channels.findChannelById(db, teamId, channelId);
      if (!channel) throw new ProblemError('request.not_found');
      const contact = await this.contacts.find(db, channelId, lineUserId);
      return {
        channel,
        contact: contact && { id: contact.id, firstBoundAt: contact.firstBoundAt },
        lineUserId,
        lineName: contact?.displayName ?? null,
        linePicture: contact?.pictureUrl ?? null,
        locale,
      };
    });
  }
}
