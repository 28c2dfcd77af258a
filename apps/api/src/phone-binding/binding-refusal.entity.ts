import { Entity, Index, Unique } from 'typeorm';
import { CountColumn, IdColumn, InstantColumn, PrimaryId, TextColumn } from '../database/columns.js';

/** No code was sent, and why. Once an hour for each person and reason, however often it is tried. */
@Entity('binding_refusals')
@Unique('uq_binding_refusals_hour', ['channelId', 'lineUserId', 'reason', 'hour'])
@Index('ix_binding_refusals_team', ['teamId', 'createdAt'])
export class BindingRefusalEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  @TextColumn(40) lineUserId!: string;
  @TextColumn(32, { nullable: true }) source!: string | null;
  /** the error code that the page was told */
  @TextColumn(40) reason!: string;
  @CountColumn() hour!: number;
  @InstantColumn() createdAt!: number;
}
