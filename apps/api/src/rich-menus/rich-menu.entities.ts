import type { RichMenuJob } from '@tieline/contracts';
import { Entity, Index, Unique } from 'typeorm';
import {
  CountColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  PrimaryId,
  TextColumn,
} from '../database/columns.js';

/** A menu as staff draw it. What LINE has of it are its publications. */
@Entity('rich_menus')
@Index('ix_rich_menus_channel', ['teamId', 'channelId', 'id'])
export class RichMenuEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  @TextColumn(400) name!: string;
  @CountColumn() width!: number;
  @CountColumn() height!: number;
  @IdColumn({ nullable: true }) pictureId!: string | null;
  @TextColumn(400) chatBarText!: string;
  @CountColumn() selected!: 0 | 1;
  /** RichMenuArea[] as JSON */
  @LongTextColumn() areas!: string;
  @CountColumn() version!: number;
  /** what switch areas of other menus name at LINE; the same for ever */
  @TextColumn(32) alias!: string;
  /** the version that customers see, and LINE's id of it */
  @CountColumn({ nullable: true }) publishedVersion!: number | null;
  @TextColumn(60, { nullable: true }) lineMenuId!: string | null;
  @InstantColumn({ nullable: true }) publishedAt!: number | null;
  @IdColumn({ nullable: true }) savedBy!: string | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn() updatedAt!: number;
}

export type PublicationState = 'making' | 'live' | 'old';

/** One menu at LINE: LINE changes none, so that every published version is a new one. */
@Entity('rich_menu_publications')
@Index('ix_rich_menu_publications_channel', ['channelId', 'state'])
export class RichMenuPublicationEntity {
  /** stands in LINE's name of the menu, so that a lost answer does not make two */
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  @IdColumn() menuId!: string;
  @TextColumn(32) alias!: string;
  @CountColumn() version!: number;
  @IdColumn() pictureId!: string;
  /** LINE's form of it, with the addresses that count taps, as JSON */
  @LongTextColumn() request!: string;
  @TextColumn(10) state!: PublicationState;
  @TextColumn(60, { nullable: true }) lineMenuId!: string | null;
  @InstantColumn() createdAt!: number;
}

/** Who sees what in a channel. */
@Entity('rich_menu_rules')
export class RichMenuRulesEntity {
  @PrimaryId() channelId!: string;
  @IdColumn() teamId!: string;
  @CountColumn() version!: number;
  /** RichMenuRule[] as JSON, in order */
  @LongTextColumn() rules!: string;
  @IdColumn({ nullable: true }) defaultMenuId!: string | null;
  /** the default that LINE was last told; null: none by us */
  @TextColumn(60, { nullable: true }) lineDefaultId!: string | null;
  @IdColumn({ nullable: true }) savedBy!: string | null;
  @InstantColumn() updatedAt!: number;
}

/**
 * `sent`: LINE has taken it and nobody has looked. `verified`: LINE says so. `pending`: LINE shows them nothing of it
 * until they are friends (again).
 */
export type ContactMenuState = 'sent' | 'verified' | 'pending';

/** What one person has of their own at LINE, as far as it is known. No row: nothing. */
@Entity('contact_menus')
@Index('ix_contact_menus_state', ['channelId', 'state', 'contactId'])
@Index('ix_contact_menus_line', ['channelId', 'lineMenuId'])
@Index('ix_contact_menus_until', ['overrideUntil'])
export class ContactMenuEntity {
  @PrimaryId() contactId!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  @TextColumn(60, { nullable: true }) lineMenuId!: string | null;
  @TextColumn(10) state!: ContactMenuState;
  /** looks that found another menu than the one that was sent */
  @CountColumn() tries!: number;
  /** a journey shows this one, whatever the rules say */
  @IdColumn({ nullable: true }) overrideMenuId!: string | null;
  /** null: until its owner takes it back */
  @InstantColumn({ nullable: true }) overrideUntil!: number | null;
  @IdColumn({ nullable: true }) overrideOwner!: string | null;
  @InstantColumn() updatedAt!: number;
}

/** Work at LINE for one channel; the key lets one be open at a time. */
@Entity('rich_menu_jobs')
@Unique('uq_rich_menu_jobs_open', ['openChannelId'])
@Index('ix_rich_menu_jobs_channel', ['teamId', 'channelId', 'id'])
@Index('ix_rich_menu_jobs_due', ['state', 'leaseUntil'])
export class RichMenuJobEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  /** the channel while it is open */
  @IdColumn({ nullable: true }) openChannelId!: string | null;
  @TextColumn(10) kind!: RichMenuJob['kind'];
  @IdColumn({ nullable: true }) publicationId!: string | null;
  @IdColumn({ nullable: true }) menuId!: string | null;
  @TextColumn(12) state!: RichMenuJob['state'];
  @TextColumn(10) step!: RichMenuJob['step'];
  /** the last contact that was looked at in this step */
  @IdColumn({ nullable: true }) cursor!: string | null;
  /** something has changed meanwhile: from the top once more at the end */
  @CountColumn() again!: number;
  @CountColumn() total!: number;
  @CountColumn() processed!: number;
  @CountColumn() linked!: number;
  @CountColumn() verified!: number;
  @CountColumn() pending!: number;
  /** how often LINE could not be reached in a row */
  @CountColumn() tries!: number;
  @TextColumn(300, { nullable: true }) problem!: string | null;
  @IdColumn() leaseToken!: string;
  @InstantColumn() leaseUntil!: number;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) finishedAt!: number | null;
}
