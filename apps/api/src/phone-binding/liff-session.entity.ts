import type { Locale } from '@tieline/contracts';
import { Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { CountColumn, HashColumn, IdColumn, InstantColumn, TextColumn } from '../database/columns.js';

/** Our own short session; the ID token it was exchanged for can not be exchanged again. */
@Entity('liff_sessions')
@Unique('uq_liff_sessions_id_token', ['channelId', 'idTokenHash'])
@Index('ix_liff_sessions_expiry', ['expiresAt'])
@Index('ix_liff_sessions_user', ['channelId', 'lineUserId', 'createdAt'])
@Index('ix_liff_sessions_team', [
  'teamId',
  'createdAt',
  'tokenHash',
  'channelId',
  'lineUserId',
  'source',
  'bound',
  'wentOn',
])
export class LiffSessionEntity {
  @PrimaryColumn({ type: 'varchar', length: 64 }) tokenHash!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  @TextColumn(40) lineUserId!: string;
  @TextColumn(200, { nullable: true }) lineName!: string | null;
  @TextColumn(1000, { nullable: true }) linePicture!: string | null;
  @TextColumn(10) locale!: Locale;
  /** where the link stood: `?src=` of the binding link */
  @TextColumn(32, { nullable: true }) source!: string | null;
  /** 1: tied to a number already when the page was opened */
  @CountColumn({ nullable: true }) bound!: number | null;
  /** 1: this person asked for a code the same day, from the same kind of link; known once the day is counted */
  @CountColumn({ nullable: true }) wentOn!: number | null;
  @HashColumn() idTokenHash!: string;
  @InstantColumn() createdAt!: number;
  @InstantColumn() expiresAt!: number;
}
