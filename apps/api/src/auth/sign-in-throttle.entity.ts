import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CountColumn, InstantColumn } from '../database/columns.js';

/** Failed sign-ins of one account or one address in the running window. */
@Entity('sign_in_throttles')
@Index('ix_sign_in_throttles_window', ['windowStart'])
export class SignInThrottleEntity {
  @PrimaryColumn({ type: 'varchar', length: 64 }) key!: string;
  @InstantColumn() windowStart!: number;
  @CountColumn() failures!: number;
}
