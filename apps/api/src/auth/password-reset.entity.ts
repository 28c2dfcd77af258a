import { Entity, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn } from '../database/columns.js';

/** An open reset link; a used one is gone. */
@Entity('password_resets')
@Index('ix_password_resets_expiry', ['expiresAt'])
@Index('ix_password_resets_staff', ['staffId'])
export class PasswordResetEntity {
  @PrimaryColumn({ type: 'varchar', length: 64 }) tokenHash!: string;
  /** the team whose admin made it */
  @IdColumn() teamId!: string;
  @IdColumn() staffId!: string;
  @InstantColumn() createdAt!: number;
  @InstantColumn() expiresAt!: number;
}
