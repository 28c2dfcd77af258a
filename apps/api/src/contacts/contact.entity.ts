import { Entity, Index, Unique } from 'typeorm';
import {
  CountColumn,
  HashColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  PrimaryId,
  TextColumn,
} from '../database/columns.js';

/** One LINE user as seen by one channel. */
@Entity('contacts')
@Unique('uq_contacts_line_user', ['channelId', 'lineUserId'])
@Index('ix_contacts_team', ['teamId', 'id'])
@Index('ix_contacts_name', ['teamId', 'displayName'])
@Index('ix_contacts_line_user', ['teamId', 'lineUserId'])
@Index('ix_contacts_friend', ['teamId', 'friend', 'friendAt'])
@Index('ix_contacts_customer', ['customerId'])
export class ContactEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  @TextColumn(40) lineUserId!: string;
  @TextColumn(200, { nullable: true }) displayName!: string | null;
  @TextColumn(1000, { nullable: true }) pictureUrl!: string | null;
  @IdColumn({ nullable: true }) customerId!: string | null;
  /** means something once `friendAt` is set: see isFriend */
  @CountColumn() friend!: 0 | 1;
  /** LINE's timestamp of the newest follow or unfollow, 0 before any: late events change nothing */
  @InstantColumn() friendAt!: number;
  /** set once and for ever: first-binding tags go on only then */
  @InstantColumn({ nullable: true }) firstBoundAt!: number | null;
  /** the answer that waits for this LINE user's trigger text: PendingAnswer as JSON */
  @HashColumn({ nullable: true }) pendingId!: string | null;
  @LongTextColumn({ nullable: true }) pendingAnswer!: string | null;
  @InstantColumn({ nullable: true }) pendingUntil!: number | null;
  @InstantColumn() createdAt!: number;
}

/**
 * Null while LINE has told nothing: people who were friends before the channel was connected send no `follow`. A
 * message proves nothing either, since LINE lets people write who are no friends.
 */
export function isFriend({ friend, friendAt }: Pick<ContactEntity, 'friend' | 'friendAt'>): boolean | null {
  return friendAt === 0 ? null : friend === 1;
}
