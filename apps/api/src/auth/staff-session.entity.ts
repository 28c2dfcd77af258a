import { Entity, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn } from '../database/columns.js';

@Entity('staff_sessions')
@Index('ix_staff_sessions_staff', ['staffId'])
@Index('ix_staff_sessions_expiry', ['expiresAt'])
export class StaffSessionEntity {
  @PrimaryColumn({ type: 'varchar', length: 64 }) tokenHash!: string;
  @IdColumn() teamId!: string;
  @IdColumn() staffId!: string;
  @InstantColumn() createdAt!: number;
  @InstantColumn() expiresAt!: number;
  @TextColumn(64, { nullable: true }) address!: string | null;
  /** what the browser said of itself; shown to its owner, decides nothing */
  @TextColumn(200, { nullable: true }) device!: string | null;
}
