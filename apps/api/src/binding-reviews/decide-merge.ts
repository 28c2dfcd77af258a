import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ContactEntity } from '../contacts/contact.entity.js';
import { CustomerMerges } from '../contacts/merging/customer-merges.js';
import { Clock } from '../database/clock.js';

/** What staff's word on two members does to their customers. */
@Injectable()
export class DecideMerge {
  constructor(
    private readonly merges: CustomerMerges,
    private readonly clock: Clock,
  ) {}

  async decide(tx: EntityManager, contact: ContactEntity, customerId: string, isOne: boolean): Promise<void> {
    const { id: contactId, teamId, customerId: from } = contact;
    const now = this.clock.now();
    const place = { teamId, contactId, customerId };
    await this.merges.lock(tx, teamId, customerId, now);
    if (!isOne) return this.merges.keepApart(tx, place, now);
    await tx.update(ContactEntity, { id: contactId, teamId }, { customerId });
    await this.merges.join(tx, place, from, now);
  }
}
