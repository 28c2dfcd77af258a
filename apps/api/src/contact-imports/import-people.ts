import { Injectable } from '@nestjs/common';
import { maskPhone, type BindingSettingsContent, type ContactImportReason } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import type { ContactEntity } from '../contacts/contact.entity.js';
import type { CustomerEntity } from '../contacts/customer.entity.js';
import { ImportedContacts } from '../contacts/imported-contacts.js';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { ConflictingWrite, isDuplicateKey } from '../database/database-errors.js';
import { newId } from '../database/ids.js';
import type { BindingEntity } from '../phone-binding/binding.entity.js';
import { ImportedBindings } from '../phone-binding/imported-bindings.js';
import type { ContactImportEntity } from './contact-import.entity.js';
import type { ImportedPerson, Reject } from './omnichat-file.js';

export type Imported = { added: number; same: number; rejects: Reject[] };
type Match = Pick<BindingSettingsContent, 'matchPlatform' | 'shopConnectionId'>;
type Indexed = ImportedPerson & { phoneIndex: string };

/**
 * Binds the people of a file, a piece in a transaction: no tag, no message, no event, and who is tied already stays as
 * they are. Contacts are not merged by it: a number in a file is not a number that was proven.
 */
@Injectable()
export class ImportPeople {
  constructor(
    private readonly contacts: ImportedContacts,
    private readonly bindings: ImportedBindings,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {}

  async import(
    tx: EntityManager,
    job: ContactImportEntity,
    match: Match,
    people: readonly ImportedPerson[],
  ): Promise<Imported> {
    const indexed = people.map((person) => ({
      ...person,
      phoneIndex: person.e164 === null ? '' : this.cipher.index(job.teamId, 'phone', person.e164),
    }));
    const { fresh, ...result } = await this.sort(tx, job, indexed);
    try {
      await this.bind(tx, job, match, fresh);
    } catch (error) {
      // Somebody bound meanwhile: the whole piece looks again.
      throw isDuplicateKey(error) ? new ConflictingWrite('imported people') : error;
    }
    return { ...result, added: result.added + fresh.length };
  }

  /** Who is to be bound, who is already, and who would take something from somebody. */
  private async sort(
    tx: EntityManager,
    job: ContactImportEntity,
    people: readonly Indexed[],
  ): Promise<Imported & { fresh: Indexed[] }> {
    const lineUserIds = people.map((person) => person.lineUserId);
    const held = await this.bindings.holding(tx, job, {
      lineUserIds,
      phoneIndexes: people.flatMap(({ phoneIndex }) => phoneIndex || []),
      memberNumbers: people.flatMap(({ memberNumber }) => memberNumber ?? []),
    });
    const own = new Map(held.map((row) => [row.activeLineUserId, row]));
    const phones = new Set(held.map((row) => row.activePhoneIndex));
    const members = new Set(held.map((row) => row.memberNumber));
    const erased = await this.contacts.erased(tx, job, lineUserIds);
    const result = { added: 0, same: 0, rejects: [] as Reject[], fresh: [] as Indexed[] };
    for (const person of people) {
      const mine = own.get(person.lineUserId);
      const reject = (reason: ContactImportReason, value: string | null) =>
        result.rejects.push({ line: person.line, reason, value: value ?? '' });
      if (mine && isSame(mine, person)) result[mine.importId === job.id ? 'added' : 'same'] += 1;
      else if (mine) reject('bound_otherwise', person.lineUserId);
      else if (erased.has(person.lineUserId)) reject('erased', person.lineUserId);
      else if (person.phoneIndex && phones.has(person.phoneIndex)) reject('phone_taken', person.e164);
      else if (person.memberNumber !== null && members.has(person.memberNumber))
        reject('member_taken', person.memberNumber);
      else result.fresh.push(person);
    }
    return result;
  }

  private async bind(
    tx: EntityManager,
    job: ContactImportEntity,
    match: Match,
    people: readonly Indexed[],
  ): Promise<void> {
    const { teamId } = job;
    const now = this.clock.now();
    const users = people.map(({ lineUserId }) => lineUserId);
    const known = await this.contacts.known(tx, job, users);
    const phones = people.flatMap(({ phoneIndex }) => phoneIndex || []);
    const taken = await this.contacts.phonesOfCustomers(tx, teamId, phones);
    const rows = people.map((person) => {
      const before = known.get(person.lineUserId);
      // A customer who has the number may be somebody else: only a proven number joins them.
      const alone = before?.customerId
        ? null
        : this.customer(teamId, person, !taken.has(person.phoneIndex), now);
      const contact = contactOf(job, person, before, before?.customerId ?? alone?.id ?? null, now);
      return { customer: alone, contact, binding: this.binding(job, match, person, contact.id, now) };
    });
    await this.contacts.addCustomers(
      tx,
      rows.flatMap(({ customer }) => customer ?? []),
    );
    await this.contacts.put(
      tx,
      rows.map(({ contact }) => contact),
    );
    await this.bindings.insert(
      tx,
      rows.map(({ binding }) => binding),
    );
  }

  private customer(
    teamId: string,
    { e164, phoneIndex, name }: Indexed,
    withNumber: boolean,
    now: number,
  ): CustomerEntity {
    const id = newId();
    const blank = { id, teamId, name, mergedAt: null, createdAt: now };
    if (e164 === null || !withNumber) {
      return { ...blank, phoneSealed: null, phoneIndex: null, maskedPhone: null };
    }
    const place = { teamId, table: 'customers', column: 'phone', rowId: id };
    return { ...blank, phoneSealed: this.cipher.seal(e164, place), phoneIndex, maskedPhone: maskPhone(e164) };
  }

  /** The member's id at the shop is not in the file: it is looked up when the card is opened first. */
  private binding(
    job: ContactImportEntity,
    { matchPlatform, shopConnectionId }: Match,
    { lineUserId, e164, phoneIndex, memberNumber, name }: Indexed,
    contactId: string,
    now: number,
  ): BindingEntity {
    const id = newId();
    const { teamId, channelId } = job;
    const place = { teamId, table: 'bindings', column: 'phone', rowId: id };
    return {
      id,
      teamId,
      channelId,
      contactId,
      lineUserId,
      platform: matchPlatform,
      shopConnectionId: matchPlatform === 'none' ? null : shopConnectionId,
      memberId: null,
      memberNumber,
      memberName: name,
      memberTier: null,
      phoneSealed: e164 === null ? '' : this.cipher.seal(e164, place),
      phoneIndex,
      maskedPhone: e164 === null ? '' : maskPhone(e164),
      activeLineUserId: lineUserId,
      activeMemberKey: null,
      activePhoneIndex: phoneIndex || null,
      consentVersion: null,
      liveSealed: null,
      liveAt: null,
      boundAt: now,
      endedAt: null,
      endReason: null,
      verifyAgainAt: null,
      verifyAgainReason: null,
      importId: job.id,
    };
  }
}

/** What the file says of somebody who is bound is no news when it says nothing else. */
function isSame(binding: BindingEntity, { phoneIndex, memberNumber }: Indexed): boolean {
  const samePhone = phoneIndex === '' || binding.phoneIndex === phoneIndex;
  return samePhone && (memberNumber === null || binding.memberNumber === memberNumber);
}

/** First-binding tags are for those who bind here first: this counts as their first. */
function contactOf(
  { teamId, channelId }: ContactImportEntity,
  { lineUserId, name }: Indexed,
  before: ContactEntity | undefined,
  customerId: string | null,
  now: number,
): ContactEntity {
  if (before) {
    const displayName = before.displayName ?? name;
    return { ...before, customerId, displayName, firstBoundAt: before.firstBoundAt ?? now };
  }
  return {
    ...blankContact(teamId, channelId, lineUserId, now),
    customerId,
    displayName: name,
    firstBoundAt: now,
  };
}

/** Somebody of whom nothing is known but the id. */
export function blankContact(
  teamId: string,
  channelId: string,
  lineUserId: string,
  now: number,
): ContactEntity {
  return {
    id: newId(),
    teamId,
    channelId,
    lineUserId,
    displayName: null,
    pictureUrl: null,
    customerId: null,
    friend: 0,
    friendAt: 0,
    firstBoundAt: null,
    pendingId: null,
    pendingAnswer: null,
    pendingUntil: null,
    createdAt: now,
  };
}
