import type { TagJob } from '@tieline/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  CountColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  PrimaryId,
  TextColumn,
} from '../database/columns.js';

/** Work on the tags of many contacts. */
@Entity('tag_jobs')
@Index('ix_tag_jobs_team', ['teamId', 'id'])
@Index('ix_tag_jobs_open', ['state', 'leaseUntil'])
export class TagJobEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() staffId!: string;
  @TextColumn(10) kind!: TagJob['kind'];
  @IdColumn() tagId!: string;
  /** the tag that `merge` takes off */
  @IdColumn({ nullable: true }) otherTagId!: string | null;
  @TextColumn(12) state!: TagJob['state'];
  /** ContactFilter as JSON, sealed: a search may be somebody's number. Null: the parts say whom it is about. */
  @LongTextColumn({ nullable: true }) filterSealed!: string | null;
  /** how far it has come: the last contact, or the last part */
  @IdColumn({ nullable: true }) cursor!: string | null;
  @CountColumn() total!: number;
  @CountColumn() processed!: number;
  @CountColumn() changed!: number;
  @CountColumn() unknown!: number;
  @IdColumn() leaseToken!: string;
  @InstantColumn() leaseUntil!: number;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) finishedAt!: number | null;
}

/** Contact ids as JSON, in pieces that fit a text column. */
@Entity('tag_job_parts')
export class TagJobPartEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) jobId!: string;
  @PrimaryColumn({ type: 'int' }) position!: number;
  @Column({ type: 'text' }) contactIds!: string;
}
