import { Injectable } from '@nestjs/common';
import type { Role } from '@tieline/contracts';
import { Not, type EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { StaffEntity } from './staff.entity.js';
import { TeamMemberEntity } from './team-member.entity.js';
import { TwoFactorEntity } from './two-factor/two-factor.entity.js';

export type MemberRow = {
  staffId: string;
  name: string;
  email: string;
  role: Role;
  suspendedAt: number | null;
  createdAt: number;
  lastSignInAt: number | null;
  twoFactor: boolean;
};

type Raw = { [K in keyof MemberRow]: string | null };

/** Not the last active admin. The derived table is an aggregate: MySQL may not merge it into the changed one. */
const leavesAnAdmin = `(role <> 'admin' OR suspended_at IS NOT NULL OR (
  SELECT n FROM (
    SELECT COUNT(*) AS n FROM team_members
    WHERE team_id = :teamId AND role = 'admin' AND suspended_at IS NULL AND staff_id <> :staffId
  ) AS other_admins
) > 0)`;
const thisMember = 'team_id = :teamId AND staff_id = :staffId';

/** People of one team. What could leave it without an admin is one conditional statement; false says it would. */
@Injectable()
export class MemberRepository {
  constructor(private readonly clock: Clock) {}

  find(db: EntityManager, teamId: string, staffId: string): Promise<TeamMemberEntity | null> {
    return db.findOneBy(TeamMemberEntity, { teamId, staffId });
  }

  /** Whether the person is in another team too, or, without a team, in any. */
  isElsewhere(db: EntityManager, staffId: string, teamId?: string): Promise<boolean> {
    return db.existsBy(TeamMemberEntity, { staffId, ...(teamId !== undefined && { teamId: Not(teamId) }) });
  }

  async list(db: EntityManager, teamId: string, staffId?: string): Promise<MemberRow[]> {
    const query = db
      .createQueryBuilder(TeamMemberEntity, 'member')
      .innerJoin(StaffEntity, 'staff', 'staff.id = member.staffId')
      .leftJoin(TwoFactorEntity, 'factor', 'factor.staffId = member.staffId')
      .select('member.staffId', 'staffId')
      .addSelect('staff.name', 'name')
      .addSelect('staff.email', 'email')
      .addSelect('member.role', 'role')
      .addSelect('member.suspendedAt', 'suspendedAt')
      .addSelect('member.createdAt', 'createdAt')
      .addSelect('member.lastSignInAt', 'lastSignInAt')
      .addSelect('factor.confirmedAt', 'twoFactor')
      .where('member.teamId = :teamId', { teamId })
      .orderBy('member.id', 'ASC');
    if (staffId !== undefined) query.andWhere('member.staffId = :staffId', { staffId });
    return (await query.getRawMany<Raw>()).map(toRow);
  }

  async setRole(tx: EntityManager, teamId: string, staffId: string, role: Role): Promise<boolean> {
    const condition = role === 'admin' ? thisMember : `${thisMember} AND ${leavesAnAdmin}`;
    const result = await tx
      .createQueryBuilder()
      .update(TeamMemberEntity)
      .set({ role })
      .where(condition, { teamId, staffId })
      .execute();
    return result.affected === 1;
  }

  async suspend(tx: EntityManager, teamId: string, staffId: string): Promise<boolean> {
    const result = await tx
      .createQueryBuilder()
      .update(TeamMemberEntity)
      .set({ suspendedAt: this.clock.now() })
      .where(`${thisMember} AND ${leavesAnAdmin}`, { teamId, staffId })
      .execute();
    return result.affected === 1;
  }

  async restore(tx: EntityManager, teamId: string, staffId: string): Promise<void> {
    await tx.update(TeamMemberEntity, { teamId, staffId }, { suspendedAt: null });
  }

  async remove(tx: EntityManager, teamId: string, staffId: string): Promise<boolean> {
    const result = await tx
      .createQueryBuilder()
      .delete()
      .from(TeamMemberEntity)
      .where(`${thisMember} AND ${leavesAnAdmin}`, { teamId, staffId })
      .execute();
    return result.affected === 1;
  }
}

const instant = (value: string | null): number | null => (value === null ? null : Number(value));

function toRow(raw: Raw): MemberRow {
  return {
    staffId: raw.staffId ?? '',
    name: raw.name ?? '',
    email: raw.email ?? '',
    role: raw.role as Role,
    suspendedAt: instant(raw.suspendedAt),
    createdAt: Number(raw.createdAt),
    lastSignInAt: instant(raw.lastSignInAt),
    twoFactor: raw.twoFactor !== null,
  };
}
