import { Entity, Index, Unique } from 'typeorm';
import { CountColumn, IdColumn, InstantColumn, PrimaryId, TextColumn } from '../database/columns.js';

/** Append-only. `reference` makes each top-up, charge and refund happen at most once. */
@Entity('sms_ledger')
@Unique('uq_sms_ledger_reference', ['teamId', 'reference'])
@Index('ix_sms_ledger_team', ['teamId', 'id'])
export class SmsLedgerEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @TextColumn(10) kind!: 'topUp' | 'charge' | 'refund';
  @CountColumn() amount!: number;
  @CountColumn() balanceAfter!: number;
  @TextColumn(60) reference!: string;
  @TextColumn(200) note!: string;
  @IdColumn({ nullable: true }) deliveryId!: string | null;
  @IdColumn({ nullable: true }) staffId!: string | null;
  @InstantColumn() createdAt!: number;
}
