import { Entity, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn, LongTextColumn } from '../database/columns.js';

/** What a brand's server signs member links of a channel with; the one before stays good for a while. */
@Entity('member_link_secrets')
export class MemberLinkSecretEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) channelId!: string;
  @IdColumn() teamId!: string;
  @LongTextColumn() secretSealed!: string;
  @LongTextColumn({ nullable: true }) previousSealed!: string | null;
  @InstantColumn({ nullable: true }) previousUntil!: number | null;
  @InstantColumn() createdAt!: number;
}
