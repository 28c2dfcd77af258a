import { Entity, PrimaryColumn } from 'typeorm';
import { CountColumn, LongTextColumn } from '../database/columns.js';

const key = (length: number): PropertyDecorator => PrimaryColumn({ type: 'varchar', length });

/** People of one day and one origin. Counted anew while the day is young; outlives the rows it was made from. */
@Entity('binding_funnel_days')
export class FunnelDayEntity {
  @key(36) teamId!: string;
  /** of the team's calendar, `2026-11-21` */
  @key(10) day!: string;
  @key(36) channelId!: string;
  /** empty: the link named none */
  @key(32) source!: string;
  /** JSON: people by how far they came, `{"left":12,"bound":3}`. One row an origin keeps a year quick to read. */
  @LongTextColumn() results!: string;
  /** SMS units that they cost, less refunds */
  @CountColumn() segments!: number;
}
