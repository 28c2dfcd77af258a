import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf, tagContact } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { ContactRepository } from '../contacts/contact.repository.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { TagRepository } from './tag.repository.js';
import { TaggingRepository } from './tagging.repository.js';

/** One contact's tags, by hand. */
@Injectable()
export class ContactTags {
  constructor(
    private readonly transactions: Transactions,
    private readonly contacts: ContactRepository,
    private readonly tags: TagRepository,
    private readonly taggings: TaggingRepository,
    private readonly audit: AuditLog,
  ) {}

  change(
    ctx: StaffContext,
    contactId: string,
    { addIds, removeIds }: BodyOf<typeof tagContact>,
  ): Promise<ResponseOf<typeof tagContact>> {
    const { teamId, staffId } = ctx;
    return this.transactions.run(async (tx) => {
      await this.contacts.get(tx, teamId, contactId);
      await this.tags.requireUsable(tx, teamId, [...addIds, ...removeIds]);
      const off = await this.taggings.takeOff(tx, { teamId, by: 'staff' }, [contactId], removeIds);
      const on = await this.taggings.putOn(tx, { teamId, staffId, source: 'staff' }, [contactId], addIds);
      if (on + off > 0) {
        const target = { action: 'contact.tagged', targetType: 'contact', targetId: contactId };
        await this.audit.record(tx, ctx, { ...target, after: { addIds, removeIds } });
      }
      const tags = await this.tags.ofContacts(tx, teamId, [contactId]);
      return { tags: tags.get(contactId) ?? [] };
    });
  }
}
