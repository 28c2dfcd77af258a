import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../database/columns.js';

/** How far a team's days are counted, and who counts now. */
@Entity('binding_funnel_progress')
export class FunnelProgressEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) teamId!: string;
  /** days before this instant are final: the rows they were counted from may go */
  @InstantColumn() rolledUntil!: number;
  @InstantColumn() rolledAt!: number;
  /** one process at a time; whoever dies while counting is replaced after this */
  @InstantColumn() leaseUntil!: number;
}
