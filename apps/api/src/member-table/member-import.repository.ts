import { Injectable } from '@nestjs/common';
import { Between, In, LessThan, type EntityManager } from 'typeorm';
import { Cipher, type SealPlace } from '../database/cipher.js';
import { insertRows } from '../database/statements.js';
import { ProblemError } from '../http/problem.js';
import { MemberImportEntity, MemberImportPartEntity } from './member-table.entities.js';
import type { TablePlace } from './shop-members.js';

/** Sealed (two bytes for every byte above 127) and as base64url it stays below the 65,535 of a text column. */
export const partBytes = 24_000;
const partsRead = 8;
type PartKind = MemberImportPartEntity['kind'];

@Injectable()
export class MemberImportRepository {
  constructor(private readonly cipher: Cipher) {}

  async insert(tx: EntityManager, row: MemberImportEntity): Promise<void> {
    await tx.insert(MemberImportEntity, row);
  }

  /** @throws request.not_found, for another team's import too */
  async get(db: EntityManager, teamId: string, id: string): Promise<MemberImportEntity> {
    const row = await db.findOneBy(MemberImportEntity, { teamId, id });
    if (!row) throw new ProblemError('request.not_found');
    return row;
  }

  list(db: EntityManager, place: TablePlace, take: number): Promise<MemberImportEntity[]> {
    return db.find(MemberImportEntity, {
      where: { ...place },
      order: { createdAt: 'DESC', id: 'DESC' },
      take,
    });
  }

  /** What waits to be worked on, or was left by a process that died. */
  listDue(db: EntityManager, now: number): Promise<MemberImportEntity[]> {
    return db.find(MemberImportEntity, {
      where: { state: In(['checking', 'importing']), leaseUntil: LessThan(now) },
      order: { createdAt: 'ASC' },
      take: 5,
    });
  }

  /** Only one of many processes gets it. */
  async claim(
    tx: EntityManager,
    { id, teamId, state, leaseToken }: MemberImportEntity,
    lease: { leaseToken: string; leaseUntil: number },
  ): Promise<boolean> {
    const result = await tx.update(MemberImportEntity, { id, teamId, state, leaseToken }, lease);
    return result.affected === 1;
  }

  /** False when the lease was lost meanwhile. */
  async save(
    tx: EntityManager,
    { id, teamId, leaseToken }: Pick<MemberImportEntity, 'id' | 'teamId' | 'leaseToken'>,
    changes: Partial<MemberImportEntity>,
  ): Promise<boolean> {
    const result = await tx.update(MemberImportEntity, { id, teamId, leaseToken }, changes);
    return result.affected === 1;
  }

  /** False when it is not in this state any more. */
  async move(
    tx: EntityManager,
    { teamId, id }: { teamId: string; id: string },
    from: MemberImportEntity['state'],
    changes: Partial<MemberImportEntity>,
  ): Promise<boolean> {
    return (await tx.update(MemberImportEntity, { id, teamId, state: from }, changes)).affected === 1;
  }

  /** A file that was never applied makes room for the next one. */
  async discardOpen(tx: EntityManager, place: TablePlace, finishedAt: number): Promise<void> {
    const open = await tx.find(MemberImportEntity, {
      select: { id: true },
      where: { ...place, state: In(['checking', 'checked']) },
    });
    for (const { id } of open) {
      await tx.update(MemberImportEntity, { id }, { state: 'discarded', finishedAt, leaseToken: '' });
      await tx.delete(MemberImportPartEntity, { importId: id });
    }
  }

  importing(db: EntityManager, place: TablePlace): Promise<boolean> {
    return db.existsBy(MemberImportEntity, { ...place, state: 'importing' });
  }

  /** @param first position of the first of them */
  async addParts(
    tx: EntityManager,
    { id, teamId }: { id: string; teamId: string },
    kind: PartKind,
    content: Buffer,
    first = 0,
  ): Promise<void> {
    for (let at = 0; at * partBytes < content.length; at += 1) {
      const bytes = content.subarray(at * partBytes, (at + 1) * partBytes);
      const position = first + at;
      const contentSealed = this.cipher.seal(bytes.toString('latin1'), partPlace(teamId, id, kind, position));
      await insertRows(tx, MemberImportPartEntity, [{ importId: id, kind, position, contentSealed }]);
    }
  }

  /** Some parts in their order; none behind the last. @param first position of the first of them */
  async someParts(
    db: EntityManager,
    { id, teamId }: { id: string; teamId: string },
    kind: PartKind,
    first: number,
  ): Promise<Buffer[]> {
    const rows = await db.find(MemberImportPartEntity, {
      where: { importId: id, kind, position: Between(first, first + partsRead - 1) },
      order: { position: 'ASC' },
    });
    return rows.map(({ contentSealed, position }) =>
      Buffer.from(this.cipher.open(contentSealed, partPlace(teamId, id, kind, position)), 'latin1'),
    );
  }

  async dropParts(tx: EntityManager, id: string, kind: PartKind): Promise<void> {
    await tx.delete(MemberImportPartEntity, { importId: id, kind });
  }
}

function partPlace(teamId: string, importId: string, kind: PartKind, position: number): SealPlace {
  return {
    teamId,
    table: 'member_import_parts',
    column: 'content',
    rowId: `${importId}|${kind}|${position}`,
  };
}
