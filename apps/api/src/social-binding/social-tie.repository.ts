import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { ConflictingWrite, isDuplicateKey } from '../database/database-errors.js';
import { insertRows } from '../database/statements.js';
import { SocialTieEntity, TiedContactEntity } from './social-tie.entity.js';

/** The only place that talks to social_ties and social_tied_contacts. */
@Injectable()
export class SocialTieRepository {
  findActive(db: EntityManager, channelId: string, visitorHash: string): Promise<SocialTieEntity | null> {
    return db.findOneBy(SocialTieEntity, { channelId, activeVisitor: visitorHash });
  }

  /** Of any channel: whoever asks looks at `channelId`. */
  async findActiveOf(db: EntityManager, visitorHashes: readonly string[]): Promise<SocialTieEntity[]> {
    if (visitorHashes.length === 0) return [];
    return db.findBy(SocialTieEntity, { activeVisitor: In([...visitorHashes]) });
  }

  listOf(db: EntityManager, teamId: string, contactId: string): Promise<SocialTieEntity[]> {
    const where = { teamId, contactId };
    return db.find(SocialTieEntity, { where, order: { tiedAt: 'DESC' }, take: 100 });
  }

  find(db: EntityManager, teamId: string, id: string): Promise<SocialTieEntity | null> {
    return db.findOneBy(SocialTieEntity, { teamId, id });
  }

  /** @throws ConflictingWrite when the browser was tied by somebody else meanwhile */
  async insert(tx: EntityManager, tie: SocialTieEntity): Promise<void> {
    try {
      await insertRows(tx, SocialTieEntity, [tie]);
    } catch (error) {
      throw isDuplicateKey(error) ? new ConflictingWrite('social tie') : error;
    }
  }

  /** False when it had ended. */
  async end(
    tx: EntityManager,
    { id, teamId }: Pick<SocialTieEntity, 'id' | 'teamId'>,
    ending: { endedAt: number; endedBy: NonNullable<SocialTieEntity['endedBy']> },
  ): Promise<boolean> {
    const standing = { id, teamId, activeVisitor: Not(IsNull()) };
    return (await tx.update(SocialTieEntity, standing, { ...ending, activeVisitor: null })).affected === 1;
  }

  /** True for the first tie of a contact, ever. */
  async noteFirst(tx: EntityManager, row: TiedContactEntity): Promise<boolean> {
    return (await insertRows(tx, TiedContactEntity, [row], { ignoreDuplicates: true })) === 1;
  }
}
