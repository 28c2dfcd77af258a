import { Entity, Index, Unique } from 'typeorm';
import { IdColumn, InstantColumn, LongTextColumn, PrimaryId, TextColumn } from '../database/columns.js';

/** Inbox of LINE's events: stored before LINE gets its 200, worked on afterwards, once. */
@Entity('webhook_events')
@Unique('uq_webhook_events_event', ['channelId', 'eventId'])
@Index('ix_webhook_events_open', ['state', 'leaseUntil'])
@Index('ix_webhook_events_user', ['channelId', 'lineUserId', 'receivedAt'])
export class WebhookEventEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  /** LINE's webhookEventId, else a hash of the event */
  @TextColumn(64) eventId!: string;
  @TextColumn(40) type!: string;
  @TextColumn(40, { nullable: true }) lineUserId!: string | null;
  @TextColumn(8) state!: 'open' | 'done';
  @LongTextColumn({ nullable: true }) payloadSealed!: string | null;
  @IdColumn() leaseToken!: string;
  @InstantColumn() leaseUntil!: number;
  @InstantColumn() receivedAt!: number;
}
