import { Entity, Index } from 'typeorm';
import {
  CountColumn,
  HashColumn,
  IdColumn,
  InstantColumn,
  PrimaryId,
  TextColumn,
} from '../../database/columns.js';

/** A test link and who was seen by it. LINE users are kept as hashes only: nothing here is about a customer. */
@Entity('channel_identity_tests')
@Index('ix_channel_identity_tests', ['channelId', 'createdAt'])
export class IdentityTestEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  @HashColumn() tokenHash!: string;
  /** what the page writes in the chat */
  @TextColumn(12) word!: string;
  /** which two channels were tested: with others, the proof is worth nothing */
  @TextColumn(20) messagingChannelId!: string;
  @TextColumn(20) loginChannelId!: string;
  /** of the ID token's `sub` */
  @HashColumn({ nullable: true }) loginUserHash!: string | null;
  @CountColumn({ nullable: true }) profileFound!: 0 | 1 | null;
  /** of the user id that the webhook named */
  @HashColumn({ nullable: true }) chatUserHash!: string | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn() expiresAt!: number;
}
