import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CountColumn, IdColumn, InstantColumn, LongTextColumn } from '../database/columns.js';

@Entity('social_binding_settings')
@Index('ix_social_binding_settings_team', ['teamId'])
export class SocialBindingSettingsEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) channelId!: string;
  @IdColumn() teamId!: string;
  @CountColumn() version!: number;
  /** JSON of SocialBindingContent */
  @LongTextColumn() content!: string;
  @IdColumn({ nullable: true }) savedBy!: string | null;
  @InstantColumn() updatedAt!: number;
}
