import { Injectable } from '@nestjs/common';
import type { PersonExport } from '@tieline/contracts';
import { In, type EntityManager } from 'typeorm';
import { AuditEntity } from '../../audit/audit.entity.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Cipher } from '../../database/cipher.js';
import { Clock } from '../../database/clock.js';
import { Transactions } from '../../database/transactions.js';
import { DeliveryEntity } from '../../delivery/delivery.entity.js';
import type { StaffContext } from '../../http/request-context.js';
import { JourneyEntryEntity, JourneyStepEntity } from '../../journeys/journey.entities.js';
import { TrackedLinkEntity } from '../../link-clicks/tracked-link.entities.js';
import { OtpChallengeEntity } from '../../otp/otp-challenge.entity.js';
import { BindingReviewEntity } from '../../phone-binding/binding-review.entity.js';
import { BindingEntity } from '../../phone-binding/binding.entity.js';
import { LiffSessionEntity } from '../../phone-binding/liff-session.entity.js';
import { ContactMenuEntity } from '../../rich-menus/rich-menu.entities.js';
import { SmsLedgerEntity } from '../../sms/sms-ledger.entity.js';
import { SocialTieEntity } from '../../social-binding/social-tie.entity.js';
import { TagEntity } from '../../tagging/tag.entity.js';
import { TaggingEntity } from '../../tagging/tagging.entity.js';
import { isFriend, type ContactEntity } from '../contact.entity.js';
import { ContactRepository } from '../contact.repository.js';
import { CustomerEntity } from '../customer.entity.js';

type Row = PersonExport['contact'][number];
type Sealed = { id: string; teamId: string; phoneSealed: string | null };

/** Instants as ISO text; what is only machinery (hashes, leases, ciphertext) left out. */
function plain(row: object, extra: Row = {}): Row {
  const hidden = /sealed|index|hash|seed|key$|lease|^active|^pending|payload|^teamId$|before$|after$/i;
  const told = Object.entries(row).filter(([name]) => !hidden.test(name));
  const values = told.map(([name, value]: [string, unknown]): [string, Row[string]] => {
    const instant = /(At|Until)$/.test(name) && typeof value === 'number';
    if (instant) return [name, new Date(value).toISOString()];
    const simple = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return [name, simple ? value : null];
  });
  return { ...Object.fromEntries(values), ...extra };
}

function friendship(contact: ContactEntity): Row {
  const friend = isFriend(contact);
  return friend === null ? { friend, friendAt: null } : { friend };
}

/** Everything that is held about one person, for that person. */
@Injectable()
export class ExportPerson {
  constructor(
    private readonly transactions: Transactions,
    private readonly contacts: ContactRepository,
    private readonly audit: AuditLog,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {}

  /** @throws request.not_found, for another team's contact too */
  export(ctx: StaffContext, id: string): Promise<PersonExport> {
    return this.transactions.run(async (tx) => {
      const contact = await this.contacts.get(tx, ctx.teamId, id);
      const target = { action: 'contact.exported', targetType: 'contact', targetId: id };
      await this.audit.record(tx, ctx, target);
      return this.collect(tx, contact);
    });
  }

  private async collect(tx: EntityManager, contact: ContactEntity): Promise<PersonExport> {
    const { id: contactId, teamId, channelId, lineUserId, customerId } = contact;
    const user = { channelId, lineUserId };
    const customers = customerId ? await tx.findBy(CustomerEntity, { teamId, id: customerId }) : [];
    const bindings = await tx.findBy(BindingEntity, { contactId });
    const codes = await tx.findBy(OtpChallengeEntity, user);
    const reviews = await tx.findBy(BindingReviewEntity, { contactId });
    const deliveries = await tx.findBy(DeliveryEntity, user);
    const taggings = await tx.findBy(TaggingEntity, { contactId });
    const tags = await tx.findBy(TagEntity, { teamId, id: In(taggings.map(({ tagId }) => tagId)) });
    const references = deliveries.flatMap(({ id }) => [`charge:${id}`, `refund:${id}`]);
    const sms = await tx.findBy(SmsLedgerEntity, { teamId, reference: In(references) });
    const actions = await tx.findBy(AuditEntity, { teamId, targetId: contactId });
    const tagName = (tagId: string) => tags.find((tag) => tag.id === tagId)?.name ?? null;
    return {
      exportedAt: new Date(this.clock.now()).toISOString(),
      contact: [plain(contact, friendship(contact))],
      customer: customers.map((row) => plain(row, this.phone('customers', row))),
      bindings: bindings.map((row) => plain(row, this.phone('bindings', row))),
      codes: codes.map((row) => plain(row, this.phone('otp_challenges', row))),
      sessions: (await tx.findBy(LiffSessionEntity, user)).map((row) => plain(row)),
      reviews: reviews.map((row) => plain(row, this.phone('binding_reviews', row))),
      tags: taggings.map((row) => plain(row, { tag: tagName(row.tagId) })),
      menus: (await tx.findBy(ContactMenuEntity, { teamId, contactId })).map((row) => plain(row)),
      journeys: (await tx.findBy(JourneyEntryEntity, { teamId, contactId })).map((row) => plain(row)),
      journeySteps: (await tx.findBy(JourneyStepEntity, { teamId, contactId })).map((row) => plain(row)),
      links: (await tx.findBy(TrackedLinkEntity, { teamId, contactId })).map((row) => plain(row)),
      messages: deliveries.map((row) => plain(row)),
      sms: sms.map((row) => plain(row)),
      websites: (await tx.findBy(SocialTieEntity, { contactId })).map((row) => plain(row)),
      staffActions: actions.map((row) => plain(row)),
    };
  }

  private phone(table: string, { id, teamId, phoneSealed }: Sealed): Row {
    if (!phoneSealed) return { phone: null };
    return { phone: this.cipher.open(phoneSealed, { teamId, table, column: 'phone', rowId: id }) };
  }
}
