import { Injectable } from '@nestjs/common';
import type { ContactReference } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ContactRepository } from '../contacts/contact.repository.js';
import { Cipher } from '../database/cipher.js';
import { ProblemError, type Issue } from '../http/problem.js';
import { readMobileNumber } from '../otp/phone-number.js';
import { BoundContacts } from '../phone-binding/bound-contacts.js';

type By = 'lineUser' | 'member' | 'phone';
/** `value` is looked up as it is: of a phone it is the blind index. */
export type NamedContact = { by: By; value: string; channelId: string | undefined };
type Found = { id: string; channelId: string };

/** Contacts as other systems name them. */
@Injectable()
export class NamedContacts {
  constructor(
    private readonly contacts: ContactRepository,
    private readonly bound: BoundContacts,
    private readonly cipher: Cipher,
  ) {}

  /** @throws request.invalid with every phone that is no mobile number */
  async read(teamId: string, references: readonly ContactReference[]): Promise<NamedContact[]> {
    const issues: Issue[] = [];
    const named: NamedContact[] = [];
    for (const [at, reference] of references.entries()) {
      const { channelId } = reference;
      if ('lineUserId' in reference) {
        named.push({ by: 'lineUser', value: reference.lineUserId, channelId });
      } else if ('memberNumber' in reference) {
        named.push({ by: 'member', value: reference.memberNumber, channelId });
      } else {
        const e164 = await mobileNumber(reference.phone);
        if (e164 === null) issues.push({ path: `body.contacts.${at}.phone`, code: 'format' });
        else named.push({ by: 'phone', value: this.cipher.index(teamId, 'phone', e164), channelId });
      }
    }
    if (issues.length > 0) throw new ProblemError('request.invalid', { issues });
    return named;
  }

  /** Ids of the contacts that each name may mean, in their order; a statement for each way of naming in use. */
  async find(db: EntityManager, teamId: string, named: readonly NamedContact[]): Promise<string[][]> {
    const found = new Map<string, Found[]>();
    const add = (by: By, held: string, contact: Found) => {
      const key = `${by}|${held}`;
      found.set(key, [...(found.get(key) ?? []), contact]);
    };
    const valuesBy = (by: By) => [
      ...new Set(named.filter((each) => each.by === by).map(({ value }) => value)),
    ];
    const users = valuesBy('lineUser');
    if (users.length > 0) {
      const rows = await this.contacts.listOfLineUsers(db, teamId, users);
      for (const row of rows) add('lineUser', row.lineUserId, row);
    }
    for (const row of await this.bound.byMemberNumber(db, teamId, valuesBy('member'))) {
      add('member', row.held, row);
    }
    for (const row of await this.bound.byPhone(db, teamId, valuesBy('phone'))) add('phone', row.held, row);
    return named.map(({ by, value, channelId }) =>
      (found.get(`${by}|${value}`) ?? [])
        .filter((contact) => channelId === undefined || contact.channelId === channelId)
        .map(({ id }) => id),
    );
  }
}

async function mobileNumber(phone: string): Promise<string | null> {
  try {
    return (await readMobileNumber(phone, 'TW', 'all')).e164;
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}
