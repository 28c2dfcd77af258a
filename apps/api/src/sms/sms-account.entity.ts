import { Entity, Index } from 'typeorm';
import { CountColumn, IdColumn, PrimaryId, TextColumn } from '../database/columns.js';

/**
 * The team's purse (id = team, with a balance) and each channel's daily budget (id = channel, without one).
 * One guarded UPDATE takes from both; money is counted in whole SMS segments.
 */
@Entity('sms_accounts')
@Index('ix_sms_accounts_team', ['teamId'])
export class SmsAccountEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @CountColumn({ nullable: true }) balance!: number | null;
  /** UTC day number of `dayUsed` */
  @CountColumn() day!: number;
  @CountColumn() dayUsed!: number;
  @CountColumn() dayCap!: number;
  @CountColumn() lowBalance!: number;
  /** whether what did not arrive is given back; null: it is */
  @TextColumn(10, { nullable: true }) undeliveredRule!: 'refund' | 'keep' | null;
}
