import type { BindingVersion } from '@tieline/contracts';
import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CountColumn, IdColumn, InstantColumn, LongTextColumn, TextColumn } from '../database/columns.js';

/** A version of a channel's settings as it stood; never changed. */
@Entity('binding_settings_versions')
@Index('ix_binding_settings_versions_team', ['teamId'])
export class BindingVersionEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) channelId!: string;
  @PrimaryColumn({ type: 'int' }) version!: number;
  @IdColumn() teamId!: string;
  /** BindingSettingsContent as JSON */
  @LongTextColumn() content!: string;
  /** JSON list of paths */
  @LongTextColumn() changed!: string;
  @TextColumn(20) origin!: BindingVersion['origin'];
  @CountColumn({ nullable: true }) restoredFrom!: number | null;
  @IdColumn({ nullable: true }) savedBy!: string | null;
  @InstantColumn() savedAt!: number;
}
