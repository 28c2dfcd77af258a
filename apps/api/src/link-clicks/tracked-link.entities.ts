import { Entity, Index, PrimaryColumn } from 'typeorm';
import {
  CountColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  PrimaryId,
  TextColumn,
} from '../database/columns.js';

/** An address of ours that leads on to one of somebody else's. Its id is random: it is all that an address shows. */
@Entity('tracked_links')
@Index('ix_tracked_links_contact', ['contactId', 'ownerId'])
@Index('ix_tracked_links_expiry', ['expiresAt'])
export class TrackedLinkEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  /** the menu, journey … that shows it */
  @IdColumn() ownerId!: string;
  /** which of the owner's links */
  @TextColumn(40) part!: string;
  @LongTextColumn() target!: string;
  /** whom it was made for; null: everybody gets the same one */
  @IdColumn({ nullable: true }) contactId!: string | null;
  /** the first time, of a link that was made for one person */
  @InstantColumn({ nullable: true }) clickedAt!: number | null;
  @InstantColumn({ nullable: true }) expiresAt!: number | null;
  @InstantColumn() createdAt!: number;
}

/** Clicks by the day of the team's calendar. */
@Entity('link_click_days')
export class LinkClickDayEntity {
  @PrimaryId() teamId!: string;
  @PrimaryId() ownerId!: string;
  @PrimaryColumn({ type: 'varchar', length: 40 }) part!: string;
  @PrimaryColumn({ type: 'varchar', length: 10 }) day!: string;
  @CountColumn() clicks!: number;
}
