import type { ContactImport } from '@tieline/contracts';
import { Entity, Index } from 'typeorm';
import {
  CountColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  PrimaryId,
  TextColumn,
} from '../database/columns.js';

@Entity('contact_imports')
@Index('ix_contact_imports_team', ['teamId', 'id'])
@Index('ix_contact_imports_open', ['state', 'leaseUntil'])
export class ContactImportEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  @IdColumn() staffId!: string;
  @TextColumn(12) kind!: ContactImport['kind'];
  @TextColumn(200, { nullable: true }) fileName!: string | null;
  @TextColumn(10, { nullable: true }) encoding!: 'utf-8' | 'big5' | null;
  @TextColumn(12) state!: ContactImport['state'];
  @TextColumn(20, { nullable: true }) failure!: ContactImport['failure'];
  /** where LINE's list goes on */
  @LongTextColumn({ nullable: true }) nextPage!: string | null;
  @CountColumn({ nullable: true }) total!: number | null;
  @CountColumn() processed!: number;
  @CountColumn() added!: number;
  @CountColumn() same!: number;
  @CountColumn() rejected!: number;
  @IdColumn() leaseToken!: string;
  @InstantColumn() leaseUntil!: number;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) finishedAt!: number | null;
}
