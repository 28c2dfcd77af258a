import { Injectable } from '@nestjs/common';
import type { Locale, Role } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { StaffSessionEntity } from './staff-session.entity.js';
import { StaffEntity } from './staff.entity.js';
import { TeamMemberEntity } from './team-member.entity.js';

export type SignedIn = { teamId: string; staffId: string; role: Role; locale: Locale };

@Injectable()
export class StaffRepository {
  findByEmail(db: EntityManager, email: string): Promise<StaffEntity | null> {
    return db.findOneBy(StaffEntity, { email });
  }

  find(db: EntityManager, staffId: string): Promise<StaffEntity | null> {
    return db.findOneBy(StaffEntity, { id: staffId });
  }

  /** The team joined first. */
  findMembership(db: EntityManager, staffId: string): Promise<TeamMemberEntity | null> {
    return db.findOne(TeamMemberEntity, { where: { staffId }, order: { id: 'ASC' } });
  }

  /** Session, person and role in one statement: who is disabled or removed is out with the next request. */
  async findSession(db: EntityManager, tokenHash: string, now: number): Promise<SignedIn | null> {
    const row = await db
      .createQueryBuilder(StaffSessionEntity, 'session')
      .innerJoin(StaffEntity, 'staff', 'staff.id = session.staffId AND staff.disabledAt IS NULL')
      .innerJoin(
        TeamMemberEntity,
        'member',
        'member.staffId = session.staffId AND member.teamId = session.teamId',
      )
      .select('session.teamId', 'teamId')
      .addSelect('session.staffId', 'staffId')
      .addSelect('member.role', 'role')
      .addSelect('staff.locale', 'locale')
      .where('session.tokenHash = :tokenHash AND session.expiresAt > :now', { tokenHash, now })
      .getRawOne<SignedIn>();
    return row ?? null;
  }
}
