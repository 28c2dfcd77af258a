import type { Locale } from '@tieline/contracts';
import { Entity, Index, Unique } from 'typeorm';
import { HashColumn, IdColumn, InstantColumn, PrimaryId, TextColumn } from '../database/columns.js';

/** A browser that asked to be tied. Secrets of it are hashes, its code a keyed one. */
@Entity('social_tie_attempts')
@Unique('uq_social_tie_attempts_watch', ['channelId', 'watchHash'])
@Unique('uq_social_tie_attempts_token', ['channelId', 'tokenHash'])
@Unique('uq_social_tie_attempts_code', ['channelId', 'activeCode'])
@Index('ix_social_tie_attempts_code', ['channelId', 'codeHash', 'createdAt'])
@Index('ix_social_tie_attempts_alive', ['channelId', 'expiresAt'])
@Index('ix_social_tie_attempts_visitor', ['channelId', 'visitorHash', 'createdAt'])
@Index('ix_social_tie_attempts_address', ['channelId', 'addressHash', 'createdAt'])
@Index('ix_social_tie_attempts_user', ['channelId', 'lineUserId'])
@Index('ix_social_tie_attempts_expiry', ['expiresAt'])
export class TieAttemptEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  @HashColumn() visitorHash!: string;
  @HashColumn() addressHash!: string;
  /** without query; its origin is the one that the browser named */
  @TextColumn(500) page!: string;
  @TextColumn(10) device!: 'phone' | 'computer';
  @TextColumn(10) locale!: Locale;
  /** who is signed in on the website, by the word of its server */
  @TextColumn(100, { nullable: true }) memberId!: string | null;
  @TextColumn(100, { nullable: true }) memberName!: string | null;
  @HashColumn() watchHash!: string;
  @HashColumn({ nullable: true }) tokenHash!: string | null;
  @HashColumn({ nullable: true }) codeHash!: string | null;
  /** the same while the code can be used: no two of a channel are alike */
  @HashColumn({ nullable: true }) activeCode!: string | null;
  /** who sent the code and was asked, or who is tied */
  @TextColumn(40, { nullable: true }) lineUserId!: string | null;
  @TextColumn(200, { nullable: true }) lineName!: string | null;
  @TextColumn(10) state!: 'open' | 'bound' | 'declined' | 'contested';
  /** somebody looks at the question */
  @InstantColumn({ nullable: true }) openedAt!: number | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn() expiresAt!: number;
}
