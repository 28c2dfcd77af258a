import type { CheckCode, CheckName } from '@tieline/contracts';
import { Entity, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn, LongTextColumn, PrimaryId, TextColumn } from '../database/columns.js';

/** What one check of a channel found last. */
@Entity('channel_checks')
@Index('ix_channel_checks_team', ['teamId'])
export class ChannelCheckEntity {
  @PrimaryId() channelId!: string;
  @PrimaryColumn({ type: 'varchar', length: 40 }) checkName!: CheckName;
  @IdColumn() teamId!: string;
  @TextColumn(60) code!: CheckCode;
  /** JSON of the values that the code's text names */
  @LongTextColumn() details!: string;
  @InstantColumn() checkedAt!: number;
}
