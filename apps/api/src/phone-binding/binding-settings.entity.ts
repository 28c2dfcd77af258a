import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CountColumn, IdColumn, InstantColumn, LongTextColumn } from '../database/columns.js';

/** Phone-binding settings of a channel; `content` is BindingSettingsContent as JSON, checked on the way in. */
@Entity('binding_settings')
@Index('ix_binding_settings_team', ['teamId'])
export class BindingSettingsEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) channelId!: string;
  @IdColumn() teamId!: string;
  @CountColumn() enabled!: 0 | 1;
  @CountColumn() version!: number;
  @LongTextColumn() content!: string;
  @InstantColumn() updatedAt!: number;
}
