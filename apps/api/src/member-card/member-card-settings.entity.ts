import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CountColumn, IdColumn, InstantColumn, LongTextColumn } from '../database/columns.js';

@Entity('member_card_settings')
@Index('ix_member_card_settings_team', ['teamId'])
export class MemberCardSettingsEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) channelId!: string;
  @IdColumn() teamId!: string;
  @CountColumn() version!: number;
  /** JSON of MemberCardContent */
  @LongTextColumn() content!: string;
  @IdColumn({ nullable: true }) savedBy!: string | null;
  @InstantColumn() updatedAt!: number;
}
