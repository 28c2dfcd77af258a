import { Entity, Index, Unique } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryId, TextColumn } from '../database/columns.js';

/** Who was tagged, when and why; taking a tag off keeps the row and empties `activeTagId`. */
@Entity('taggings')
@Unique('uq_taggings_active', ['contactId', 'activeTagId'])
@Index('ix_taggings_tag', ['teamId', 'activeTagId', 'contactId'])
export class TaggingEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() contactId!: string;
  @IdColumn() tagId!: string;
  @IdColumn({ nullable: true }) activeTagId!: string | null;
  @TextColumn(20) source!: 'phone_binding' | 'staff' | 'merge';
  @IdColumn({ nullable: true }) bindingId!: string | null;
  /** the merge by which it came from another contact of the customer */
  @IdColumn({ nullable: true }) mergeId!: string | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) removedAt!: number | null;
}
