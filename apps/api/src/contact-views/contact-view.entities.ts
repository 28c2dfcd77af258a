import { Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import {
  CountColumn,
  HashColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  PrimaryId,
  TextColumn,
} from '../database/columns.js';

/** Filters and order of the contact list under a name. */
@Entity('contact_views')
@Unique('uq_contact_views_name', ['teamId', 'ownerId', 'nameKey'])
@Index('ix_contact_views_shared', ['teamId', 'shared'])
export class ContactViewEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() ownerId!: string;
  @TextColumn(500) name!: string;
  /** what makes it the same name for a reader, hashed */
  @HashColumn() nameKey!: string;
  @CountColumn() shared!: 0 | 1;
  /** StoredFilter as JSON */
  @LongTextColumn() content!: string;
  /** what is searched for: it may be somebody's number */
  @LongTextColumn({ nullable: true }) searchSealed!: string | null;
  @CountColumn() version!: number;
  @InstantColumn() createdAt!: number;
  @InstantColumn() updatedAt!: number;
}

/** How many views somebody has: the limit is one conditional statement on this row. */
@Entity('contact_view_owners')
export class ContactViewOwnerEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) teamId!: string;
  @PrimaryColumn({ type: 'varchar', length: 36 }) ownerId!: string;
  @CountColumn() views!: number;
}
