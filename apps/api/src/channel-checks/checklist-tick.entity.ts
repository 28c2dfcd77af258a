import type { ChecklistItem } from '@tieline/contracts';
import { Entity, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryId } from '../database/columns.js';

/** A step that staff did by hand, and said so. */
@Entity('channel_checklist')
@Index('ix_channel_checklist_team', ['teamId'])
export class ChecklistTickEntity {
  @PrimaryId() channelId!: string;
  @PrimaryColumn({ type: 'varchar', length: 40 }) item!: ChecklistItem;
  @IdColumn() teamId!: string;
  @IdColumn() staffId!: string;
  @InstantColumn() doneAt!: number;
}
