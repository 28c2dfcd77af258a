import { Entity, Index, Unique } from 'typeorm';
import {
  CountColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  PrimaryId,
  TextColumn,
} from '../database/columns.js';

export type DeliveryState = 'queued' | 'delivered' | 'failed' | 'unknown';

/** What the provider said later: it arrived, it did not, or nobody knows and it counts as sent. */
export type Receipt = 'delivered' | 'undelivered' | 'assumed';

/** One outgoing thing. The row decides its state; queues hold its id only. */
@Entity('deliveries')
@Unique('uq_deliveries_dedupe', ['teamId', 'dedupeKey'])
@Index('ix_deliveries_due', ['state', 'dueAt', 'kind'])
@Index('ix_deliveries_team', ['teamId', 'id'])
@Index('ix_deliveries_ask', ['askAt'])
@Index('ix_deliveries_provider', ['gatewayId', 'providerId'])
@Index('ix_deliveries_user', ['channelId', 'lineUserId', 'createdAt'])
export class DeliveryEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn({ nullable: true }) channelId!: string | null;
  /** whom it is for or about: found again when that person is shown, exported or erased */
  @TextColumn(40, { nullable: true }) lineUserId!: string | null;
  @TextColumn(20) kind!: string;
  @TextColumn(120, { nullable: true }) dedupeKey!: string | null;
  @TextColumn(12) state!: DeliveryState;
  /** sealed JSON; emptied when the delivery has ended */
  @LongTextColumn({ nullable: true }) payloadSealed!: string | null;
  @CountColumn() attempts!: number;
  /** attempts that certainly did not reach anybody; the others may have */
  @CountColumn({ default: 0 }) refusals!: number;
  @InstantColumn() dueAt!: number;
  /** after this it is not worth sending any more */
  @InstantColumn() expiresAt!: number;
  @IdColumn({ nullable: true }) leaseToken!: string | null;
  @InstantColumn({ nullable: true }) leaseUntil!: number | null;
  @TextColumn(200, { nullable: true }) reason!: string | null;
  @TextColumn(100, { nullable: true }) providerId!: string | null;
  /** which of several providers took it or may have taken it; null: the only one, or the installation's own */
  @IdColumn({ nullable: true }) gatewayId!: string | null;
  /** the account there, hashed; empty: handed to nobody yet; null: the only provider, or written before it was noted */
  @TextColumn(32, { nullable: true }) gatewayAccount!: string | null;
  @TextColumn(12, { nullable: true }) receipt!: Receipt | null;
  /** when the provider is asked next what became of it */
  @InstantColumn({ nullable: true }) askAt!: number | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) endedAt!: number | null;
}
