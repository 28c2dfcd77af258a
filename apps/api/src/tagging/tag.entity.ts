import { Entity, Unique } from 'typeorm';
import { HashColumn, IdColumn, InstantColumn, PrimaryId, TextColumn } from '../database/columns.js';

@Entity('tags')
@Unique('uq_tags_name', ['teamId', 'nameKey'])
export class TagEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @TextColumn(50) name!: string;
  /** hash of the name without case: the same rule on both engines, whatever the collation */
  @HashColumn() nameKey!: string;
  @InstantColumn() createdAt!: number;
}
