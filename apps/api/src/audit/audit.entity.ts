import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, LongTextColumn, PrimaryId, TextColumn } from '../database/columns.js';

/** Append-only record of what staff changed. */
@Entity('audit')
@Index('ix_audit_team', ['teamId', 'id'])
@Index('ix_audit_staff', ['teamId', 'staffId', 'id'])
@Index('ix_audit_action', ['teamId', 'action', 'id'])
@Index('ix_audit_target_type', ['teamId', 'targetType', 'id'])
@Index('ix_audit_target', ['teamId', 'targetId', 'id'])
export class AuditEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() staffId!: string;
  @TextColumn(60) action!: string;
  @TextColumn(40) targetType!: string;
  @IdColumn() targetId!: string;
  /** JSON, secrets left out */
  @LongTextColumn({ nullable: true }) before!: string | null;
  @LongTextColumn({ nullable: true }) after!: string | null;
  @TextColumn(60) requestId!: string;
  @InstantColumn() createdAt!: number;
}
