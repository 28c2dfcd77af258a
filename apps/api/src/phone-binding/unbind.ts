import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { ContactRepository } from '../contacts/contact.repository.js';
import { ContactEvents } from '../contact-events/contact-events.js';
import { Clock } from '../database/clock.js';
import { Outbox } from '../delivery/outbox.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { ShopWriteBacks } from '../shops/shop-write-backs.js';
import { TagRepository } from '../tagging/tag.repository.js';
import { TaggingRepository } from '../tagging/tagging.repository.js';
import { BindingEntity } from './binding.entity.js';
import { nobody } from './binding.repository.js';

export type UnbindInput = { reason: string; removeTagIds: readonly string[] };

@Injectable()
export class Unbind {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly contacts: ContactRepository,
    private readonly tags: TagRepository,
    private readonly taggings: TaggingRepository,
    private readonly events: ContactEvents,
    private readonly shops: ShopWriteBacks,
    private readonly audit: AuditLog,
  ) {}

  /** Ends the active binding. Emptying the unique columns is the decision: of many callers one wins. */
  async unbind(ctx: StaffContext, contactId: string, { reason, removeTagIds }: UnbindInput): Promise<void> {
    const { teamId } = ctx;
    await this.outbox.run(async (tx, enqueue) => {
      const { channelId } = await this.contacts.get(tx, teamId, contactId);
      await this.tags.requireOwned(tx, teamId, removeTagIds);
      const active = { teamId, contactId, activeLineUserId: Not(IsNull()) };
      const binding = await tx.findOneBy(BindingEntity, active);
      if (!binding) throw new ProblemError('binding.not_bound');
      const endedAt = this.clock.now();
      const over = { ...nobody, endedAt, endReason: reason };
      const ended = await tx.update(BindingEntity, { ...active, id: binding.id }, over);
      if (ended.affected !== 1) throw new ProblemError('binding.not_bound');
      await this.shops.ended(tx, enqueue, binding, endedAt);
      await this.events.record(tx, [{ teamId, channelId, contactId, kind: 'unbound' }]);
      await this.taggings.takeOff(tx, { teamId, by: 'unbind' }, [contactId], removeTagIds);
      // "You are bound" must not be answered to somebody who no longer is.
      await this.contacts.clearPendingAnswer(tx, teamId, contactId);
      const target = { action: 'binding.ended', targetType: 'contact', targetId: contactId };
      await this.audit.record(tx, ctx, { ...target, after: { reason, removeTagIds } });
    });
  }
}
