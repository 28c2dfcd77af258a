import { Injectable } from '@nestjs/common';
import { MemberTable, type TableMember } from '@tieline/shops';
import type { EntityManager } from 'typeorm';
import { Cipher, type SealPlace } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { upsertRows } from '../database/statements.js';
import { Transactions } from '../database/transactions.js';
import { MemberImportEntity, ShopMemberEntity } from './member-table.entities.js';

/** About 70 kB of SQL. V8 keeps a text of more than 128 kB apart, where only a full collection finds it. */
const rowsAStatement = 100;

export type TablePlace = { teamId: string; connectionId: string };
export type KeyedMember = { member: TableMember; memberKey: string; phoneIndex: string; contentHash: string };

/** The only one that touches the members' table. */
@Injectable()
export class ShopMembers {
  constructor(
    private readonly transactions: Transactions,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {}

  /** One connection's members, for the adapter that matches with them. */
  table({ teamId, connectionId }: TablePlace): MemberTable {
    return new StoredTable(this, this.transactions, { teamId, connectionId });
  }

  keyed({ teamId }: TablePlace, member: TableMember): KeyedMember {
    return {
      member,
      memberKey: this.cipher.index(teamId, 'shop-member', member.memberId),
      phoneIndex: this.phoneIndex(teamId, member.phone),
      contentHash: this.cipher.index(teamId, 'shop-member-content', JSON.stringify(member)),
    };
  }

  /** What is known of these members: content by key. */
  async known(db: EntityManager, { teamId, connectionId }: TablePlace, keys: string[]) {
    if (keys.length === 0) return new Map<string, string>();
    const rows: { member_key: string; content_hash: string }[] = await db.query(
      `SELECT member_key, content_hash FROM shop_members
        WHERE team_id = ? AND connection_id = ? AND member_key IN (${keys.map(() => '?').join()})`,
      [teamId, connectionId, ...keys],
    );
    return new Map(rows.map((row) => [row.member_key, row.content_hash]));
  }

  async put(tx: EntityManager, place: TablePlace, members: readonly KeyedMember[]): Promise<void> {
    if (members.length === 0) return;
    const updatedAt = this.clock.now();
    const rows = members.map(({ member, ...keys }) => ({
      id: newId(),
      ...place,
      ...keys,
      memberSealed: this.cipher.seal(JSON.stringify(member), sealPlace(place, keys.memberKey)),
      updatedAt,
    }));
    for (let at = 0; at < rows.length; at += rowsAStatement) {
      await upsertRows(tx, ShopMemberEntity, rows.slice(at, at + rowsAStatement), {
        key: ['connectionId', 'memberKey'],
        changes: ['phoneIndex', 'contentHash', 'memberSealed', 'updatedAt'],
      });
    }
  }

  async find(
    db: EntityManager,
    place: TablePlace,
    by: { phone: string } | { memberId: string },
  ): Promise<TableMember[]> {
    const key =
      'phone' in by
        ? { phoneIndex: this.phoneIndex(place.teamId, by.phone) }
        : { memberKey: this.cipher.index(place.teamId, 'shop-member', by.memberId) };
    const rows = await db.find(ShopMemberEntity, { where: { ...place, ...key }, take: 20 });
    return rows.map(
      (row) => JSON.parse(this.cipher.open(row.memberSealed, sealPlace(place, row.memberKey))) as TableMember,
    );
  }

  count(db: EntityManager, place: TablePlace): Promise<number> {
    return db.countBy(ShopMemberEntity, place);
  }

  /** ms since the last import; null without one */
  async age(db: EntityManager, place: TablePlace): Promise<number | null> {
    const [newest] = await db.find(MemberImportEntity, {
      select: { id: true, finishedAt: true },
      where: { ...place, state: 'done' },
      order: { createdAt: 'DESC' },
      take: 1,
    });
    return newest?.finishedAt ? this.clock.now() - newest.finishedAt : null;
  }

  private phoneIndex(teamId: string, e164: string): string {
    return this.cipher.index(teamId, 'shop-member-phone', e164);
  }
}

/** By the member, not by the row: an import writes over a row whose id it does not know. */
function sealPlace({ teamId, connectionId }: TablePlace, memberKey: string): SealPlace {
  return { teamId, table: 'shop_members', column: 'member', rowId: `${connectionId}|${memberKey}` };
}

class StoredTable extends MemberTable {
  constructor(
    private readonly members: ShopMembers,
    private readonly transactions: Transactions,
    private readonly place: TablePlace,
  ) {
    super();
  }

  findByPhone(e164: string): Promise<TableMember[]> {
    return this.transactions.once((db) => this.members.find(db, this.place, { phone: e164 }));
  }

  async find(memberId: string): Promise<TableMember | null> {
    const [member] = await this.transactions.once((db) => this.members.find(db, this.place, { memberId }));
    return member ?? null;
  }

  ageMs(): Promise<number | null> {
    return this.transactions.once((db) => this.members.age(db, this.place));
  }
}
