import { Injectable } from '@nestjs/common';
import type { ShopMember } from '@tieline/shops';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { ContactEntity } from '../contacts/contact.entity.js';
import { ContactTies } from '../contacts/contact-ties.js';
import { CustomerMerges } from '../contacts/merging/customer-merges.js';
import { Cipher } from '../database/cipher.js';
import { BindingEntity } from './binding.entity.js';

type Proven = { teamId: string; e164: string; phoneIndex: string; maskedPhone: string; name: string | null };
type Joining = {
  contactId: string | null;
  member: ShopMember | null;
  shopConnectionId: string | null;
};

/**
 * `joins`: the customer has other contacts and this one comes to them. `conflict`: one of them is another member of
 * the same shop, so staff decide; until then the contact stands alone.
 */
export type Home = {
  customerId: string;
  kind: 'alone' | 'joins' | 'conflict';
  /** whose the contact was before */
  from: string | null;
};

/** Which customer a contact belongs to once it has proven a number. */
@Injectable()
export class JoinCustomer {
  constructor(
    private readonly contacts: ContactTies,
    private readonly merges: CustomerMerges,
    private readonly cipher: Cipher,
  ) {}

  async home(tx: EntityManager, proven: Proven, joining: Joining, now: number): Promise<Home> {
    const { teamId, e164, phoneIndex, maskedPhone, name } = proven;
    if (e164 === '') return this.withoutNumber(tx, proven, joining, now);
    const { id: customerId, isNew } = await this.contacts.customerOf(
      tx,
      { teamId, phoneIndex, maskedPhone, name },
      (rowId) => this.cipher.seal(e164, { teamId, table: 'customers', column: 'phone', rowId }),
      now,
    );
    if (isNew) return { customerId, kind: 'alone', from: null };
    await this.merges.lock(tx, teamId, customerId, now);
    const contactId = joining.contactId ?? '';
    const place = { teamId, contactId, customerId };
    const contact = await tx.findOneBy(ContactEntity, { id: contactId, teamId });
    const from = contact?.customerId ?? null;
    if (from === customerId) return { customerId, kind: 'alone', from };
    const others = await this.merges.others(tx, place);
    if (others.length === 0) return { customerId, kind: 'alone', from };
    const apart = await this.merges.keptApart(tx, place);
    if (!apart && !(await this.isAnotherMember(tx, others, joining)))
      return { customerId, kind: 'joins', from };
    const own = from ?? (await this.merges.ownCustomer(tx, teamId, name, now));
    return { customerId: own, kind: apart ? 'alone' : 'conflict', from };
  }

  /** Nothing but a number joins contacts: who was tied without one stays where they are. */
  private async withoutNumber(
    tx: EntityManager,
    { teamId, name }: Proven,
    { contactId }: Joining,
    now: number,
  ): Promise<Home> {
    const contact = await tx.findOneBy(ContactEntity, { id: contactId ?? '', teamId });
    const from = contact?.customerId ?? null;
    const customerId = from ?? (await this.merges.ownCustomer(tx, teamId, name, now));
    return { customerId, kind: 'alone', from };
  }

  /** The same shop knows the two as different members. */
  private isAnotherMember(
    tx: EntityManager,
    others: readonly ContactEntity[],
    { member, shopConnectionId }: Joining,
  ): Promise<boolean> {
    if (!member || !shopConnectionId) return Promise.resolve(false);
    return tx.existsBy(BindingEntity, {
      contactId: In(others.map(({ id }) => id)),
      shopConnectionId,
      activeLineUserId: Not(IsNull()),
      memberId: Not(member.id),
    });
  }
}
