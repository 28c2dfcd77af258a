import type { BindingOutcome } from '@tieline/contracts';
import { Entity, Index } from 'typeorm';
import {
  CountColumn,
  HashColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  PrimaryId,
  TextColumn,
} from '../database/columns.js';

/** open → proven (shop was unavailable) → consumed; or open → replaced. Expiry is `expiresAt`, not a state. */
export type ChallengeState = 'open' | 'proven' | 'consumed' | 'replaced';

/** What a proven number led to; a number is proven and has none while the outcome is being made. */
export type ChallengeOutcome = BindingOutcome['outcome'];

/** The code itself is stored nowhere: it is derived from `seed` with a key outside the database. */
@Entity('otp_challenges')
@Index('ix_otp_challenges_user', ['channelId', 'lineUserId', 'createdAt'])
@Index('ix_otp_challenges_address', ['addressKey', 'createdAt'])
@Index('ix_otp_challenges_team', ['teamId', 'createdAt'])
@Index('ix_otp_challenges_expiry', ['expiresAt', 'createdAt', 'teamId', 'prefix', 'state'])
export class OtpChallengeEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  @TextColumn(40) lineUserId!: string;
  @LongTextColumn() phoneSealed!: string;
  @HashColumn() phoneIndex!: string;
  @TextColumn(24) maskedPhone!: string;
  /** calling code and three digits, for the pumping breaker */
  @TextColumn(12) prefix!: string;
  @HashColumn() seed!: string;
  @HashColumn() addressKey!: string;
  @TextColumn(20) state!: ChallengeState;
  @CountColumn() attempts!: number;
  @CountColumn() sends!: number;
  @TextColumn(64, { nullable: true }) consentVersion!: string | null;
  /** of the session that asked for it */
  @TextColumn(32, { nullable: true }) source!: string | null;
  @TextColumn(20, { nullable: true }) outcome!: ChallengeOutcome | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn() expiresAt!: number;
  @InstantColumn() resendAt!: number;
  @InstantColumn({ nullable: true }) provenUntil!: number | null;
}
