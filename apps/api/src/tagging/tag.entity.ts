import { Entity, Unique } from 'typeorm';
import {
  CountColumn,
  HashColumn,
  IdColumn,
  InstantColumn,
  PrimaryId,
  TextColumn,
} from '../database/columns.js';

@Entity('tags')
@Unique('uq_tags_name', ['teamId', 'nameKey'])
export class TagEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @TextColumn(50) name!: string;
  /** hash of the name without case: the same rule on both engines, whatever the collation */
  @HashColumn() nameKey!: string;
  @TextColumn(30, { nullable: true }) category!: string | null;
  /** days after the one it was put on; null: for ever */
  @CountColumn({ nullable: true }) validDays!: number | null;
  @InstantColumn({ nullable: true }) archivedAt!: number | null;
  @InstantColumn() createdAt!: number;
}
