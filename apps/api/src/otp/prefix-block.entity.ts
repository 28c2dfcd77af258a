import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../database/columns.js';

/** A destination prefix that was sent much and verified little, switched off for a while. */
@Entity('otp_prefix_blocks')
export class PrefixBlockEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) teamId!: string;
  @PrimaryColumn({ type: 'varchar', length: 12 }) prefix!: string;
  @InstantColumn() blockedUntil!: number;
}
