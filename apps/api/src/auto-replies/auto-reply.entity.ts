import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CountColumn, IdColumn, InstantColumn, LongTextColumn } from '../database/columns.js';

@Entity('auto_replies')
@Index('ix_auto_replies_team', ['teamId'])
export class AutoReplyEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) channelId!: string;
  @IdColumn() teamId!: string;
  @CountColumn() version!: number;
  /** AutoReplyRule[] as JSON, in the order in which they are asked */
  @LongTextColumn() rules!: string;
  @IdColumn({ nullable: true }) savedBy!: string | null;
  @InstantColumn() updatedAt!: number;
}
