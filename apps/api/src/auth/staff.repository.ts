import { Injectable } from '@nestjs/common';
import type { Locale, Role } from '@tieline/contracts';
import { In, IsNull, type EntityManager } from 'typeorm';
import { StaffSessionEntity } from './staff-session.entity.js';
import { StaffEntity } from './staff.entity.js';
import { TeamMemberEntity } from './team-member.entity.js';

/** Whom a session belongs to. */
export type SessionOwner = SignedIn & { email: string };
export type SignedIn = { teamId: string; staffId: string; role: Role; locale: Locale };

@Injectable()
export class StaffRepository {
  findByEmail(db: EntityManager, email: string): Promise<StaffEntity | null> {
    return db.findOneBy(StaffEntity, { email });
  }

  find(db: EntityManager, staffId: string): Promise<StaffEntity | null> {
    return db.findOneBy(StaffEntity, { id: staffId });
  }

  /** Names by id, of people who left a team too: for records of what they did. */
  async listNames(db: EntityManager, staffIds: readonly string[]): Promise<Map<string, string>> {
    if (staffIds.length === 0) return new Map();
    const rows = await db.find(StaffEntity, {
      select: { id: true, name: true },
      where: { id: In([...staffIds]) },
    });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /**
   * Whether the person still has this password and is not disabled. Who changes the password waits until the transaction
   * has ended, and then ends what it opened.
   */
  async holdsPassword(tx: EntityManager, { id, passwordHash }: StaffEntity): Promise<boolean> {
    const stands = { id, passwordHash, disabledAt: IsNull() };
    return (await tx.update(StaffEntity, stands, { passwordHash })).affected === 1;
  }

  async setPassword(tx: EntityManager, staffId: string, passwordHash: string): Promise<void> {
    await tx.update(StaffEntity, { id: staffId }, { passwordHash });
  }

  async update(
    tx: EntityManager,
    staffId: string,
    changes: Pick<StaffEntity, 'name' | 'passwordHash' | 'locale'>,
  ): Promise<void> {
    await tx.update(StaffEntity, { id: staffId }, changes);
  }

  /** The team signed in to last, among those the person is not suspended from. */
  findMembership(db: EntityManager, staffId: string): Promise<TeamMemberEntity | null> {
    const where = { staffId, suspendedAt: IsNull() };
    return db.findOne(TeamMemberEntity, { where, order: { lastSignInAt: 'DESC', id: 'ASC' } });
  }

  /** Session, person and role in one statement: who is disabled, suspended or removed is out with the next request. */
  async findSession(db: EntityManager, tokenHash: string, now: number): Promise<SessionOwner | null> {
    const row = await db
      .createQueryBuilder(StaffSessionEntity, 'session')
      .innerJoin(StaffEntity, 'staff', 'staff.id = session.staffId AND staff.disabledAt IS NULL')
      .innerJoin(
        TeamMemberEntity,
        'member',
        'member.staffId = session.staffId AND member.teamId = session.teamId AND member.suspendedAt IS NULL',
      )
      .select('session.teamId', 'teamId')
      .addSelect('session.staffId', 'staffId')
      .addSelect('member.role', 'role')
      .addSelect('staff.locale', 'locale')
      .addSelect('staff.email', 'email')
      .where('session.tokenHash = :tokenHash AND session.expiresAt > :now', { tokenHash, now })
      .getRawOne<SessionOwner>();
    return row ?? null;
  }
}
