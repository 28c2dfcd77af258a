import { Entity, Index } from 'typeorm';
import { CountColumn, IdColumn, InstantColumn, PrimaryId, TextColumn } from '../database/columns.js';

/** What happens to a contact that another feature may follow. `met`: first seen, neither following nor binding. */
export type ContactEventKind =
  'tagged' | 'untagged' | 'bound' | 'unbound' | 'followed' | 'unfollowed' | 'siteTied' | 'met';

/** Outbox of what happened to contacts; a row goes in the transaction in which every listener has heard it. */
@Entity('contact_events')
@Index('ix_contact_events_due', ['leaseUntil', 'id'])
@Index('ix_contact_events_contact', ['contactId'])
export class ContactEventEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  @IdColumn() contactId!: string;
  @TextColumn(12) kind!: ContactEventKind;
  @IdColumn({ nullable: true }) tagId!: string | null;
  /** of a tagging: its source, or how it ended */
  @TextColumn(20, { nullable: true }) source!: string | null;
  @IdColumn({ nullable: true }) bindingId!: string | null;
  @CountColumn() attempts!: number;
  @IdColumn() leaseToken!: string;
  @InstantColumn() leaseUntil!: number;
  @InstantColumn() createdAt!: number;
}

/** Who wants to hear of what. Nobody does: nothing is written. */
@Entity('contact_event_interests')
@Index('ix_contact_event_interests_owner', ['teamId', 'ownerKind', 'ownerId'])
export class ContactEventInterestEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  @TextColumn(12) kind!: ContactEventKind;
  /** of `tagged` and `untagged`; null: any tag */
  @IdColumn({ nullable: true }) tagId!: string | null;
  @TextColumn(20) ownerKind!: string;
  @IdColumn() ownerId!: string;
}
