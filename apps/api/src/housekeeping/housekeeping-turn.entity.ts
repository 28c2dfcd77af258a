import { Entity, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn } from '../database/columns.js';

/** Whose turn a task is and when it is due again: one process at a time cleans up, whichever comes first. */
@Entity('housekeeping_turns')
export class HousekeepingTurnEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) task!: string;
  @IdColumn({ nullable: true }) leaseToken!: string | null;
  @InstantColumn() leaseUntil!: number;
  @InstantColumn() dueAt!: number;
}
