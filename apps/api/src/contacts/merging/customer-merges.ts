import { Injectable } from '@nestjs/common';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { newId } from '../../database/ids.js';
import { insertRows } from '../../database/statements.js';
import { MergedTags } from '../../tagging/merged-tags.js';
import { ContactEntity } from '../contact.entity.js';
import { CustomerEntity } from '../customer.entity.js';
import { CustomerMergeEntity } from './customer-merge.entity.js';

type Place = { teamId: string; contactId: string; customerId: string };

/**
 * One person behind several contacts: who proves a number that a customer has becomes that customer's contact. Both
 * histories stay with their contacts; tags are united. Who joins or leaves a customer waits for the others who do.
 */
@Injectable()
export class CustomerMerges {
  constructor(private readonly tags: MergedTags) {}

  /** Before anything is read that a merge depends on. */
  async lock(tx: EntityManager, teamId: string, customerId: string, now: number): Promise<void> {
    await tx.update(CustomerEntity, { id: customerId, teamId }, { mergedAt: now });
  }

  /** Contacts of the customer besides this one. */
  async others(tx: EntityManager, { teamId, contactId, customerId }: Place): Promise<ContactEntity[]> {
    return tx.findBy(ContactEntity, { teamId, customerId, id: Not(contactId) });
  }

  /** Staff have taken this contact out of the customer before. */
  keptApart(tx: EntityManager, { contactId, customerId }: Place): Promise<boolean> {
    return tx.existsBy(CustomerMergeEntity, { contactId, intoCustomerId: customerId, state: 'split' });
  }

  /** Notes that the contact, which stands at the customer already, has joined it, and unites the tags. */
  async join(
    tx: EntityManager,
    { teamId, contactId, customerId }: Place,
    fromCustomerId: string | null,
    now: number,
  ): Promise<void> {
    const id = newId();
    const row: CustomerMergeEntity = {
      id,
      teamId,
      contactId,
      fromCustomerId,
      intoCustomerId: customerId,
      state: 'merged',
      createdAt: now,
      splitAt: null,
    };
    await insertRows(tx, CustomerMergeEntity, [row]);
    const contacts = await tx.findBy(ContactEntity, { teamId, customerId });
    await this.tags.unite(tx, { teamId, contactIds: contacts.map((each) => each.id), mergeId: id }, now);
  }

  /** A customer without a number, for a contact that stands alone. */
  async ownCustomer(tx: EntityManager, teamId: string, name: string | null, now: number): Promise<string> {
    const id = newId();
    const nothing = { phoneSealed: null, phoneIndex: null, maskedPhone: null, mergedAt: null };
    await insertRows(tx, CustomerEntity, [{ id, teamId, ...nothing, name, createdAt: now }]);
    return id;
  }

  /** The contact leaves; tags that came to either side by merging go, and the decision is kept. */
  async leave(tx: EntityManager, contact: ContactEntity, customerId: string, now: number): Promise<void> {
    const { id: contactId, teamId, displayName } = contact;
    const merge = await tx.findOneBy(CustomerMergeEntity, {
      contactId,
      intoCustomerId: customerId,
      state: 'merged',
    });
    const back = merge?.fromCustomerId ?? null;
    const stillThere = back !== null && (await tx.existsBy(CustomerEntity, { id: back, teamId }));
    const own = stillThere ? back : await this.ownCustomer(tx, teamId, displayName, now);
    await tx.update(ContactEntity, { id: contactId, teamId }, { customerId: own });
    await this.keepApart(tx, { teamId, contactId, customerId }, now);
    const rest = await tx.findBy(ContactEntity, { teamId, customerId });
    await this.tags.part(tx, { teamId, contactId, others: rest.map((each) => each.id) });
  }

  async keepApart(tx: EntityManager, { teamId, contactId, customerId }: Place, now: number): Promise<void> {
    const place = { contactId, intoCustomerId: customerId };
    const noted = await tx.update(
      CustomerMergeEntity,
      { ...place, splitAt: IsNull() },
      { state: 'split', splitAt: now },
    );
    if (noted.affected !== 0) return;
    const row: CustomerMergeEntity = {
      id: newId(),
      teamId,
      ...place,
      fromCustomerId: null,
      state: 'split',
      createdAt: now,
      splitAt: now,
    };
    await insertRows(tx, CustomerMergeEntity, [row]);
  }
}
