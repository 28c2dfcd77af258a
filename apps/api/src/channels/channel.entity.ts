import { Entity, Index, Unique } from 'typeorm';
import { IdColumn, InstantColumn, LongTextColumn, PrimaryId, TextColumn } from '../database/columns.js';

/** One LINE Official Account: its Messaging API channel, its LINE Login channel, its binding LIFF app. */
@Entity('channels')
@Unique('uq_channels_messaging', ['messagingChannelId'])
@Unique('uq_channels_liff', ['liffId'])
@Index('ix_channels_team', ['teamId'])
@Index('ix_channels_checks_due', ['checksDueAt'])
export class ChannelEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @TextColumn(100) name!: string;
  @TextColumn(40, { nullable: true }) basicId!: string | null;
  @TextColumn(40, { nullable: true }) botUserId!: string | null;
  @TextColumn(1000, { nullable: true }) pictureUrl!: string | null;
  @TextColumn(20) messagingChannelId!: string;
  @LongTextColumn() messagingSecretSealed!: string;
  /** still accepted for webhooks while staff rotate the secret */
  @LongTextColumn({ nullable: true }) previousSecretSealed!: string | null;
  @InstantColumn({ nullable: true }) previousSecretUntil!: number | null;
  @TextColumn(20, { nullable: true }) loginChannelId!: string | null;
  @LongTextColumn({ nullable: true }) loginSecretSealed!: string | null;
  @TextColumn(40, { nullable: true }) liffId!: string | null;
  /** LINE refuses the credentials since then: nothing is sent until they work again */
  @InstantColumn({ nullable: true }) pausedAt!: number | null;
  @TextColumn(200, { nullable: true }) pauseReason!: string | null;
  /** LINE refused a push because the month's messages are used up */
  @InstantColumn({ nullable: true }) quotaUsedUpAt!: number | null;
  /** the game module's LIFF app: the binding page must not use it */
  @TextColumn(40, { nullable: true }) gameLiffId!: string | null;
  /** when the set-up is looked at next without being asked */
  @InstantColumn() checksDueAt!: number;
  /** who repairs something at LINE holds the channel until then */
  @InstantColumn() repairUntil!: number;
  @InstantColumn() createdAt!: number;
}
