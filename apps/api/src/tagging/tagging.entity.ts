import type { TagLogEntry } from '@tieline/contracts';
import { Entity, Index, Unique } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryId, TextColumn } from '../database/columns.js';

export type TaggingSource = TagLogEntry['source'];
export type TaggingEnd = NonNullable<TagLogEntry['removedBy']>;

/** Who was tagged, when and why; taking a tag off keeps the row and empties `activeTagId`. */
@Entity('taggings')
@Unique('uq_taggings_active', ['contactId', 'activeTagId'])
@Index('ix_taggings_tag', ['teamId', 'activeTagId', 'contactId'])
@Index('ix_taggings_log', ['tagId', 'id'])
@Index('ix_taggings_age', ['activeTagId', 'id'])
export class TaggingEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() contactId!: string;
  @IdColumn() tagId!: string;
  @IdColumn({ nullable: true }) activeTagId!: string | null;
  @TextColumn(20) source!: TaggingSource;
  @IdColumn({ nullable: true }) bindingId!: string | null;
  @IdColumn({ nullable: true }) staffId!: string | null;
  /** the merge by which it came from another contact of the customer */
  @IdColumn({ nullable: true }) mergeId!: string | null;
  /** the key of the server that put it on by the API */
  @IdColumn({ nullable: true }) apiKeyId!: string | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) removedAt!: number | null;
  @TextColumn(20, { nullable: true }) removedBy!: TaggingEnd | null;
}
