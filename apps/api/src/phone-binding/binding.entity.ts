import type { MatchPlatform, VerifyAgainReason } from '@tieline/contracts';
import { Entity, Index, Unique } from 'typeorm';
import {
  HashColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  PrimaryId,
  TextColumn,
} from '../database/columns.js';

/**
 * The tie contact ↔ phone ↔ member. Rows are never deleted; ending a binding empties the three `active…` columns,
 * whose unique keys are what keeps one LINE user, one member and one phone from being tied twice in a channel.
 */
@Entity('bindings')
@Unique('uq_bindings_line_user', ['channelId', 'activeLineUserId'])
@Unique('uq_bindings_member', ['channelId', 'activeMemberKey'])
@Unique('uq_bindings_phone', ['channelId', 'activePhoneIndex'])
@Index('ix_bindings_contact', ['contactId', 'boundAt'])
@Index('ix_bindings_team_bound', ['teamId', 'boundAt'])
@Index('ix_bindings_team_member', ['teamId', 'memberNumber'])
@Index('ix_bindings_team_phone', ['teamId', 'phoneIndex'])
@Index('ix_bindings_member', ['teamId', 'activeMemberKey'])
export class BindingEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  @IdColumn() contactId!: string;
  @TextColumn(40) lineUserId!: string;
  @TextColumn(20) platform!: MatchPlatform;
  @IdColumn({ nullable: true }) shopConnectionId!: string | null;
  @TextColumn(100, { nullable: true }) memberId!: string | null;
  @TextColumn(100, { nullable: true }) memberNumber!: string | null;
  @TextColumn(200, { nullable: true }) memberName!: string | null;
  @TextColumn(100, { nullable: true }) memberTier!: string | null;
  /** empty, as are the two below: erased, or tied by a signed link, which proves no number */
  @LongTextColumn() phoneSealed!: string;
  @HashColumn() phoneIndex!: string;
  @TextColumn(24) maskedPhone!: string;
  @TextColumn(40, { nullable: true }) activeLineUserId!: string | null;
  /** hash of connection and member id */
  @HashColumn({ nullable: true }) activeMemberKey!: string | null;
  @HashColumn({ nullable: true }) activePhoneIndex!: string | null;
  @TextColumn(64, { nullable: true }) consentVersion!: string | null;
  /** sealed JSON of what the shop last said of the member, for the card; gone with the binding */
  @LongTextColumn({ nullable: true }) liveSealed!: string | null;
  @InstantColumn({ nullable: true }) liveAt!: number | null;
  /** the import that made it; null: its customer did */
  @IdColumn({ nullable: true }) importId!: string | null;
  @InstantColumn() boundAt!: number;
  @InstantColumn({ nullable: true }) endedAt!: number | null;
  @TextColumn(500, { nullable: true }) endReason!: string | null;
  /** the shop has told something that puts it in doubt: the customer is asked to prove a number anew */
  @InstantColumn({ nullable: true }) verifyAgainAt!: number | null;
  @TextColumn(20, { nullable: true }) verifyAgainReason!: VerifyAgainReason | null;
}
