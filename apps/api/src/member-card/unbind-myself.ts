import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf, unbindMyself } from '@tieline/contracts';
import { ContactTies } from '../contacts/contact-ties.js';
import { Clock } from '../database/clock.js';
import { Outbox } from '../delivery/outbox.js';
import { ProblemError } from '../http/problem.js';
import type { LiffContext } from '../http/request-context.js';
import { BindingRepository } from '../phone-binding/binding.repository.js';
import { ShopWriteBacks } from '../shops/shop-write-backs.js';
import { TaggingRepository } from '../tagging/tagging.repository.js';
import { LineGrants } from './line-grants.js';
import { MemberCardSettingsRepository } from './member-card-settings.repository.js';

/** Why a binding ended, as the contact's history keeps it. */
export const ownWish = 'by the customer';

/** The customer ends the binding: it is over at once, whatever LINE says to the rest. */
@Injectable()
export class UnbindMyself {
  constructor(
    private readonly outbox: Outbox,
    private readonly settings: MemberCardSettingsRepository,
    private readonly bindings: BindingRepository,
    private readonly contacts: ContactTies,
    private readonly taggings: TaggingRepository,
    private readonly grants: LineGrants,
    private readonly shops: ShopWriteBacks,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError binding.unbind_not_allowed, binding.not_bound */
  async unbind(
    ctx: LiffContext,
    { accessToken }: BodyOf<typeof unbindMyself>,
  ): Promise<ResponseOf<typeof unbindMyself>> {
    await this.end(ctx);
    return { deauthorized: accessToken !== null && (await this.grants.withdraw(ctx, accessToken)) };
  }

  /** Emptying the unique columns is the decision: of many who ask one ends it. */
  private async end({ channel, lineUserId }: LiffContext): Promise<void> {
    const { id: channelId, teamId } = channel;
    await this.outbox.run(async (tx, enqueue) => {
      const { allowed, tagIds } = (await this.settings.get(tx, teamId, channelId)).content.unbind;
      if (!allowed) throw new ProblemError('binding.unbind_not_allowed');
      const binding = await this.bindings.findActive(tx, channelId, lineUserId);
      const now = this.clock.now();
      if (!binding || !(await this.bindings.end(tx, binding, now, ownWish))) {
        throw new ProblemError('binding.not_bound');
      }
      await this.shops.ended(tx, enqueue, binding, now);
      await this.taggings.takeOff(tx, { teamId, by: 'unbind' }, [binding.contactId], tagIds);
      // "You are bound" must not be answered to somebody who no longer is.
      await this.contacts.clearPending(tx, binding.contactId);
    });
  }
}
