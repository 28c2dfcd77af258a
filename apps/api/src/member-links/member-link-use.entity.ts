import { Entity, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn } from '../database/columns.js';

/** One-time ids that were used; the key is what makes a second use impossible. */
@Entity('member_link_uses')
@Index('ix_member_link_uses_expiry', ['expiresAt'])
export class MemberLinkUseEntity {
  @PrimaryColumn({ type: 'varchar', length: 64 }) useKey!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  @InstantColumn() usedAt!: number;
  /** of the link: after it, expiry refuses it by itself */
  @InstantColumn() expiresAt!: number;
}
