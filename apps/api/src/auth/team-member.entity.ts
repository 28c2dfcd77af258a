import type { Role } from '@tieline/contracts';
import { Entity, Index, Unique } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryId, TextColumn } from '../database/columns.js';

/** A person's role in a team. */
@Entity('team_members')
@Unique('uq_team_members_staff', ['teamId', 'staffId'])
@Index('ix_team_members_staff', ['staffId'])
export class TeamMemberEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() staffId!: string;
  @TextColumn(20) role!: Role;
  @InstantColumn() createdAt!: number;
  /** out for now: no sign-in, and sessions are not honoured */
  @InstantColumn({ nullable: true }) suspendedAt!: number | null;
  @InstantColumn({ nullable: true }) lastSignInAt!: number | null;
}
