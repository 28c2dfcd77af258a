import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf, eraseContact } from '@tieline/contracts';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../database/clock.js';
import { Outbox } from '../../delivery/outbox.js';
import { ProblemError } from '../../http/problem.js';
import type { StaffContext } from '../../http/request-context.js';
import { ShopWriteBacks } from '../../shops/shop-write-backs.js';
import type { ContactEntity } from '../contact.entity.js';
import { ContactRepository } from '../contact.repository.js';
import { Erasures } from '../erasures.js';
import { ForgetMessages } from './forget-messages.js';
import { PersonRepository } from './person.repository.js';

/** Erases one person in one transaction. Binding again afterwards makes a new contact. */
@Injectable()
export class EraseContact {
  constructor(
    private readonly outbox: Outbox,
    private readonly contacts: ContactRepository,
    private readonly person: PersonRepository,
    private readonly erasures: Erasures,
    private readonly messages: ForgetMessages,
    private readonly shops: ShopWriteBacks,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProblemError request.not_found, contact.confirm_mismatch */
  async erase(
    ctx: StaffContext,
    id: string,
    { reason, confirm }: BodyOf<typeof eraseContact>,
  ): Promise<ResponseOf<typeof eraseContact>> {
    return this.outbox.run(async (tx, enqueue) => {
      const seen = await this.contacts.get(tx, ctx.teamId, id);
      if (confirm !== seen.lineUserId.slice(-4)) throw new ProblemError('contact.confirm_mismatch');
      if (!(await this.person.lock(tx, seen))) throw new ProblemError('request.not_found');
      // A binding that came first has made it another customer's meanwhile.
      const contact = await this.contacts.get(tx, ctx.teamId, id);
      await this.person.dropAccess(tx, contact);
      const indexes = await this.person.phoneIndexes(tx, contact);
      const erasedAt = await this.erasures.mark(tx, contact, indexes);
      const bound = await this.person.activeBinding(tx, contact);
      await this.person.anonymiseBindings(tx, contact);
      await this.messages.forget(tx, contact);
      if (bound) await this.shops.erased(tx, enqueue, bound, this.clock.now());
      await this.person.forgetEvents(tx, contact);
      await this.person.remove(tx, contact);
      const target = { action: 'contact.erased', targetType: 'contact', targetId: id };
      await this.audit.record(tx, ctx, { ...target, after: { reason: impersonal(reason, contact) } });
      return { contactId: id, erasedAt: new Date(erasedAt).toISOString() };
    });
  }
}

/** What staff typed, without the name and without anything like a number or an id. */
function impersonal(reason: string, { displayName }: ContactEntity): string {
  const nameless = displayName ? reason.replaceAll(displayName, '…') : reason;
  return nameless.replace(/[\w+][\w-]*\d[\w-]{5,}/g, '…');
}
