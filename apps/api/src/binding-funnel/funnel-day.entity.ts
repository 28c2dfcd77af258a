import { Entity, PrimaryColumn } from 'typeorm';
import { LongTextColumn } from '../database/columns.js';

const key = (length: number): PropertyDecorator => PrimaryColumn({ type: 'varchar', length });

/** People of a channel's day by origin. Counted anew while the day is young; outlives the rows it was made from. */
@Entity('binding_funnel_channel_days')
export class FunnelDayEntity {
  @key(36) teamId!: string;
  /** of the team's calendar, `2026-11-21` */
  @key(10) day!: string;
  @key(36) channelId!: string;
  /** JSON of all its origins: see origins.ts. One row a channel keeps a year quick to read. */
  @LongTextColumn() origins!: string;
}
