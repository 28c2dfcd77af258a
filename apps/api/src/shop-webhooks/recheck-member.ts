import { Injectable } from '@nestjs/common';
import type { VerifyAgainReason } from '@tieline/contracts';
import type { MemberRead } from '@tieline/shops';
import type { Logger } from 'pino';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import { InjectLogger } from '../logging/logging.module.js';
import type { BindingEntity } from '../phone-binding/binding.entity.js';
import { BindingRepository, memberKeyOf } from '../phone-binding/binding.repository.js';
import { ShopPlatforms } from '../shops/shop-platforms.js';
import type { EventOutcome } from './shop-event.entity.js';
import { ShopEventInbox, type OpenEvent } from './shop-event-inbox.js';

const giveUpMs = 86_400_000;

/**
 * Looks into what a shop has told. The event is a hint: the member's record is read again, and only that counts. A
 * binding whose member is gone or holds another number is to be verified again; it is never moved and never ended.
 */
@Injectable()
export class RecheckMember {
  constructor(
    private readonly transactions: Transactions,
    private readonly inbox: ShopEventInbox,
    private readonly bindings: BindingRepository,
    private readonly platforms: ShopPlatforms,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async look(event: OpenEvent): Promise<void> {
    const askedAt = this.clock.now();
    const read = await this.ask(event);
    if (read.kind === 'unavailable' || read.kind === 'misconfigured') return this.later(event, read.detail);
    const { teamId, connectionId, memberId } = event;
    const outcome = await this.transactions.run(async (tx) => {
      const memberKey = memberKeyOf(connectionId, memberId);
      const bindings = await this.bindings.findOfMember(tx, teamId, memberKey);
      let worst: EventOutcome = 'holds';
      for (const binding of bindings) {
        const standing = this.standing(event, read, binding);
        const doubt = standing === 'holds' ? null : { reason: standing, at: askedAt };
        const member = read.kind === 'one' ? read.member : null;
        await this.bindings.noteMember(tx, binding.id, { doubt, member });
        if (standing !== 'holds') worst = standing;
      }
      await this.inbox.end(tx, event, askedAt, worst);
      return worst;
    });
    this.logger.info({ eventId: event.id, connectionId, outcome }, 'shop event');
  }

  private standing(event: OpenEvent, read: MemberRead, binding: BindingEntity): 'holds' | VerifyAgainReason {
    if (read.kind !== 'one') return event.kind === 'merged' ? 'memberMerged' : 'memberGone';
    const place = { teamId: binding.teamId, table: 'bindings', column: 'phone', rowId: binding.id };
    return read.holdsPhone(this.cipher.open(binding.phoneSealed, place)) ? 'holds' : 'phoneChanged';
  }

  /** A connection that is gone can tell nothing more. */
  private async ask({ teamId, connectionId, memberId }: OpenEvent): Promise<MemberRead> {
    try {
      return await (await this.platforms.get(teamId, connectionId)).getMember(memberId);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return { kind: 'misconfigured', detail: 'the shop connection is gone' };
    }
  }

  /** 10 s, 20 s, 40 s … 30 min, for a day. */
  private async later(event: OpenEvent, reason: string): Promise<void> {
    const now = this.clock.now();
    this.logger.warn({ eventId: event.id, attempt: event.attempts + 1, reason }, 'shop event waits');
    if (now - event.receivedAt >= giveUpMs) {
      await this.transactions.run((tx) => this.inbox.end(tx, event, now, 'givenUp'));
      return;
    }
    await this.inbox.tryAgain(event, now + Math.min(1_800_000, 10_000 * 2 ** Math.min(event.attempts, 10)));
  }
}
