import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryId, TextColumn } from '../../database/columns.js';

/** A contact that joined the customer whose phone it proved; `split`: staff have taken it out, so it stays apart. */
@Entity('customer_merges')
@Index('ix_customer_merges_contact', ['contactId', 'intoCustomerId'])
@Index('ix_customer_merges_customer', ['intoCustomerId'])
export class CustomerMergeEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() contactId!: string;
  /** whose the contact was before */
  @IdColumn({ nullable: true }) fromCustomerId!: string | null;
  @IdColumn() intoCustomerId!: string;
  @TextColumn(8) state!: 'merged' | 'split';
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) splitAt!: number | null;
}
