import { Injectable } from '@nestjs/common';
import { ContactTies } from '../contacts/contact-ties.js';
import { Clock } from '../database/clock.js';
import { isDuplicateKey } from '../database/database-errors.js';
import { Outbox } from '../delivery/outbox.js';
import { ProblemError } from '../http/problem.js';
import type { LiffContext } from '../http/request-context.js';
import type { LinePushPayload } from '../messaging/line-push.handler.js';
import { pendingOf } from './pending-answer.js';

/** The page can not send the trigger text, and the channel pays for a push instead. */
@Injectable()
export class PushAnswer {
  constructor(
    private readonly outbox: Outbox,
    private readonly contacts: ContactTies,
    private readonly clock: Clock,
  ) {}

  async push(ctx: LiffContext): Promise<undefined> {
    const { channel, lineUserId } = ctx;
    if (!channel.settings.policy.paidPushFallback) throw new ProblemError('binding.push_not_allowed');
    const now = this.clock.now();
    try {
      await this.outbox.run(async (tx, enqueue) => {
        const contact = await this.contacts.find(tx, channel.id, lineUserId);
        const pending = pendingOf(contact, now);
        if (!contact || !pending) throw new ProblemError('binding.nothing_pending');
        const payload: LinePushPayload = { to: lineUserId, messages: pending.answer.messages };
        return enqueue({
          kind: 'line.push',
          teamId: channel.teamId,
          channelId: channel.id,
          lineUserId,
          payload,
          dedupeKey: `answer:${pending.id}`,
          expiresAt: now + 3_600_000,
        });
      });
    } catch (error) {
      // The free reply was first, or this page asked before: one answer is enough.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}
