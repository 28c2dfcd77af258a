import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CountColumn, InstantColumn } from '../database/columns.js';

/** Tries in the running window: sign-ins of an account or an address, requests of an API key or guesses at one. */
@Entity('sign_in_throttles')
@Index('ix_sign_in_throttles_window', ['windowStart'])
export class SignInThrottleEntity {
  @PrimaryColumn({ type: 'varchar', length: 64 }) key!: string;
  @InstantColumn() windowStart!: number;
  @CountColumn() failures!: number;
}
