import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { Cipher } from '../../database/cipher.js';
import { Transactions } from '../../database/transactions.js';
import { ProblemError } from '../../http/problem.js';
import type { StaffContext } from '../../http/request-context.js';
import { BindingEntity } from '../../phone-binding/binding.entity.js';
import { ContactRepository } from '../contact.repository.js';

/** Opens the sealed number for staff. The audit row is written first: no look without a trace. */
@Injectable()
export class RevealPhone {
  constructor(
    private readonly transactions: Transactions,
    private readonly contacts: ContactRepository,
    private readonly audit: AuditLog,
    private readonly cipher: Cipher,
  ) {}

  /** @throws ProblemError request.not_found, binding.not_bound */
  reveal(ctx: StaffContext, contactId: string): Promise<{ phone: string }> {
    const { teamId } = ctx;
    return this.transactions.run(async (tx) => {
      await this.contacts.get(tx, teamId, contactId);
      const active = { teamId, contactId, activeLineUserId: Not(IsNull()) };
      const binding = await tx.findOneBy(BindingEntity, active);
      // Tied by a signed link: there is no number to show.
      if (!binding || binding.phoneSealed === '') throw new ProblemError('binding.not_bound');
      const target = { action: 'contact.phone_revealed', targetType: 'contact', targetId: contactId };
      await this.audit.record(tx, ctx, { ...target, after: { bindingId: binding.id } });
      return { phone: openBindingPhone(this.cipher, binding) };
    });
  }
}

export function openBindingPhone(
  cipher: Cipher,
  { id, teamId, phoneSealed }: Pick<BindingEntity, 'id' | 'teamId' | 'phoneSealed'>,
): string {
  return cipher.open(phoneSealed, { teamId, table: 'bindings', column: 'phone', rowId: id });
}
