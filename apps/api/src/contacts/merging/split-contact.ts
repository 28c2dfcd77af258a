import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../database/clock.js';
import { Transactions } from '../../database/transactions.js';
import { ProblemError } from '../../http/problem.js';
import type { StaffContext } from '../../http/request-context.js';
import { ContactRepository } from '../contact.repository.js';
import { CustomerMerges } from './customer-merges.js';

/** Staff take a contact out of a customer it does not belong to. */
@Injectable()
export class SplitContact {
  constructor(
    private readonly transactions: Transactions,
    private readonly contacts: ContactRepository,
    private readonly merges: CustomerMerges,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws request.not_found, contact.not_merged */
  async split(ctx: StaffContext, id: string, { reason }: { reason: string }): Promise<void> {
    const { teamId } = ctx;
    await this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const seen = await this.contacts.get(tx, teamId, id);
      if (seen.customerId === null) throw new ProblemError('contact.not_merged');
      await this.merges.lock(tx, teamId, seen.customerId, now);
      // Somebody may have been first.
      const contact = await this.contacts.get(tx, teamId, id);
      const { customerId } = contact;
      if (customerId === null || customerId !== seen.customerId) throw new ProblemError('contact.not_merged');
      const others = await this.merges.others(tx, { teamId, contactId: id, customerId });
      if (others.length === 0) throw new ProblemError('contact.not_merged');
      await this.merges.leave(tx, contact, customerId, now);
      const target = { action: 'contact.split', targetType: 'contact', targetId: id };
      await this.audit.record(tx, ctx, {
        ...target,
        after: { reason, others: others.map((each) => each.id) },
      });
    });
  }
}
