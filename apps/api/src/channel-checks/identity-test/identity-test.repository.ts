import { Injectable } from '@nestjs/common';
import { MoreThan, type EntityManager } from 'typeorm';
import { IdentityTestEntity } from './identity-test.entity.js';

@Injectable()
export class IdentityTestRepository {
  /** The newest one of a channel: it alone counts. */
  findNewest(db: EntityManager, teamId: string, channelId: string): Promise<IdentityTestEntity | null> {
    return db.findOne(IdentityTestEntity, { where: { teamId, channelId }, order: { createdAt: 'DESC' } });
  }

  /** A new test ends the ones before it. */
  async replace(tx: EntityManager, test: IdentityTestEntity): Promise<void> {
    await tx.delete(IdentityTestEntity, { teamId: test.teamId, channelId: test.channelId });
    await tx.insert(IdentityTestEntity, test);
  }

  findRunning(
    db: EntityManager,
    where: { channelId: string } & ({ tokenHash: string } | { word: string }),
    now: number,
  ): Promise<IdentityTestEntity | null> {
    return db.findOneBy(IdentityTestEntity, { ...where, expiresAt: MoreThan(now) });
  }

  async update(
    db: EntityManager,
    { id, teamId }: IdentityTestEntity,
    seen: Partial<Pick<IdentityTestEntity, 'loginUserHash' | 'profileFound' | 'chatUserHash'>>,
  ): Promise<void> {
    await db.update(IdentityTestEntity, { id, teamId }, seen);
  }
}
