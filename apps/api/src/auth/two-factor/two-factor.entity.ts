import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, LongTextColumn } from '../../database/columns.js';

/** A person's authenticator app. */
@Entity('staff_two_factor')
export class TwoFactorEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) staffId!: string;
  @LongTextColumn() secretSealed!: string;
  /** the newest time step whose code was used: this one and older ones no longer work */
  @InstantColumn() lastStep!: number;
  /** null: enrolled but never confirmed, so it does not count yet */
  @InstantColumn({ nullable: true }) confirmedAt!: number | null;
  @InstantColumn() createdAt!: number;
}
