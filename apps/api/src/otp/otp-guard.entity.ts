import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CountColumn, IdColumn, InstantColumn, LongTextColumn, TextColumn } from '../database/columns.js';

/** What is remembered of a phone, a LINE user, or the two together; it outlives codes. State: GuardState as JSON. */
@Entity('otp_guards')
@Index('ix_otp_guards_updated', ['updatedAt'])
export class OtpGuardEntity {
  @PrimaryColumn({ type: 'varchar', length: 64 }) key!: string;
  @IdColumn() teamId!: string;
  @TextColumn(12) kind!: 'phone' | 'user' | 'pair';
  @CountColumn() version!: number;
  @LongTextColumn() state!: string;
  @InstantColumn() updatedAt!: number;
}
