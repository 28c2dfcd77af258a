import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { execute, insertRows, selectRows, upsertRows } from '../database/statements.js';
import { ContactEntity } from './contact.entity.js';
import { CustomerEntity } from './customer.entity.js';
import { ErasureEntity } from './erasure.entity.js';
import { Erasures } from './erasures.js';

type Place = { teamId: string; channelId: string };

const marks = (values: readonly unknown[]): string => values.map(() => '?').join();

/** Contacts that are made many at once, a few statements for all of them. */
@Injectable()
export class ImportedContacts {
  constructor(private readonly erasures: Erasures) {}

  async known(
    db: EntityManager,
    { channelId }: Place,
    lineUserIds: readonly string[],
  ): Promise<Map<string, ContactEntity>> {
    if (lineUserIds.length === 0) return new Map();
    const where = `channel_id = ? AND line_user_id IN (${marks(lineUserIds)})`;
    const rows = await selectRows(db, ContactEntity, where, [channelId, ...lineUserIds]);
    return new Map(rows.map((row) => [row.lineUserId, row]));
  }

  /** Who was erased does not come back by a list that somebody kept. */
  async erased(db: EntityManager, place: Place, lineUserIds: readonly string[]): Promise<Set<string>> {
    if (lineUserIds.length === 0) return new Set();
    const userOf = new Map(
      lineUserIds.map((lineUserId) => [this.erasures.indexOf({ ...place, lineUserId }), lineUserId]),
    );
    const where = { teamId: place.teamId, subjectIndex: In([...userOf.keys()]) };
    const rows = await db.find(ErasureEntity, { where, select: { subjectIndex: true } });
    return new Set(rows.flatMap(({ subjectIndex }) => userOf.get(subjectIndex) ?? []));
  }

  /** Numbers that a customer of the team has. */
  async phonesOfCustomers(
    db: EntityManager,
    teamId: string,
    phoneIndexes: readonly string[],
  ): Promise<Set<string>> {
    if (phoneIndexes.length === 0) return new Set();
    const where = { teamId, phoneIndex: In([...phoneIndexes]) };
    const rows = await db.find(CustomerEntity, { where, select: { phoneIndex: true } });
    return new Set(rows.flatMap(({ phoneIndex }) => phoneIndex ?? []));
  }

  async addCustomers(tx: EntityManager, rows: readonly CustomerEntity[]): Promise<void> {
    if (rows.length > 0) await insertRows(tx, CustomerEntity, rows);
  }

  /** New ones, and those that are known with another customer, name or first binding. */
  async put(tx: EntityManager, rows: readonly ContactEntity[]): Promise<void> {
    if (rows.length === 0) return;
    await upsertRows(tx, ContactEntity, rows, {
      key: ['channelId', 'lineUserId'],
      changes: ['customerId', 'displayName', 'firstBoundAt'],
    });
  }

  /** @returns how many nobody knew */
  addMissing(tx: EntityManager, rows: readonly ContactEntity[]): Promise<number> {
    if (rows.length === 0) return Promise.resolve(0);
    return insertRows(tx, ContactEntity, rows, { ignoreDuplicates: true });
  }

  /** LINE listed them as friends at this instant; what it told later stands. */
  async markFriends(
    tx: EntityManager,
    { channelId }: Place,
    lineUserIds: readonly string[],
    at: number,
  ): Promise<void> {
    if (lineUserIds.length === 0) return;
    await execute(
      tx,
      `UPDATE contacts SET friend = 1, friend_at = ?
        WHERE channel_id = ? AND line_user_id IN (${marks(lineUserIds)}) AND friend = 0 AND friend_at < ?`,
      [at, channelId, ...lineUserIds, at],
    );
  }
}
