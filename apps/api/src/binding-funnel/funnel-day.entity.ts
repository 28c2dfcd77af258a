import { Entity, PrimaryColumn } from 'typeorm';
import { CountColumn } from '../database/columns.js';

const key = (length: number): PropertyDecorator => PrimaryColumn({ type: 'varchar', length });

/** People of one day by how far they came. Counted anew while the day is young; outlives the rows it was made from. */
@Entity('binding_funnel_days')
export class FunnelDayEntity {
  @key(36) teamId!: string;
  /** of the team's calendar, `2026-11-21` */
  @key(10) day!: string;
  @key(36) channelId!: string;
  /** empty: the link named none */
  @key(32) source!: string;
  @key(24) result!: string;
  @CountColumn() people!: number;
  /** SMS units that these people cost, less refunds */
  @CountColumn() segments!: number;
}
