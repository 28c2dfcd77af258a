import { Entity, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn, LongTextColumn } from '../database/columns.js';

/** When calls to one shop go out, past second and promised, for all processes that call it. */
@Entity('shop_turns')
export class ShopTurnsEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) connectionId!: string;
  @IdColumn() teamId!: string;
  /** whoever changes the row names the version that it has seen */
  @InstantColumn() version!: number;
  /** JSON: milliseconds of the database's clock, ascending */
  @LongTextColumn() turns!: string;
}
