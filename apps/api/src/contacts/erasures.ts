import { Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { ErasureEntity } from './erasure.entity.js';

type User = { teamId: string; channelId: string; lineUserId: string };

/** Tombstones of erased people: blind indexes only, so that they tell "was erased" and not who. */
@Injectable()
export class Erasures {
  constructor(
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {}

  /** @param phoneIndexes blind indexes of the numbers that the person had */
  async mark(tx: EntityManager, user: User, phoneIndexes: readonly string[]): Promise<number> {
    const erasedAt = this.clock.now();
    const { teamId } = user;
    const subjects = [this.indexOf(user), ...new Set(phoneIndexes)];
    await tx.delete(ErasureEntity, { teamId, subjectIndex: In(subjects) });
    await tx.insert(
      ErasureEntity,
      subjects.map((subjectIndex) => ({ teamId, subjectIndex, erasedAt })),
    );
    return erasedAt;
  }

  /** The LINE user was erased at or after this instant, so what happened then must stay forgotten. */
  coversUser(db: EntityManager, user: User, at: number): Promise<boolean> {
    return this.covers(db, user.teamId, this.indexOf(user), at);
  }

  /** The same for a number, for whatever reads members from a shop. */
  coversPhone(db: EntityManager, teamId: string, phoneIndex: string, at: number): Promise<boolean> {
    return this.covers(db, teamId, phoneIndex, at);
  }

  private covers(db: EntityManager, teamId: string, subjectIndex: string, at: number): Promise<boolean> {
    return db.existsBy(ErasureEntity, { teamId, subjectIndex, erasedAt: MoreThanOrEqual(at) });
  }

  indexOf({ teamId, channelId, lineUserId }: User): string {
    return this.cipher.index(teamId, 'erased-user', `${channelId}|${lineUserId}`);
  }
}
