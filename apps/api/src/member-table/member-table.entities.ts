import type { MemberImport } from '@tieline/contracts';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import {
  CountColumn,
  HashColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  PrimaryId,
  TextColumn,
} from '../database/columns.js';

/** A member of a shop that can not be asked by phone. Everything about the person is sealed. */
@Entity('shop_members')
@Unique('uq_shop_members_member', ['connectionId', 'memberKey'])
@Index('ix_shop_members_phone', ['connectionId', 'phoneIndex'])
export class ShopMemberEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() connectionId!: string;
  /** blind index of the member id */
  @HashColumn() memberKey!: string;
  @HashColumn() phoneIndex!: string;
  /** keyed hash of all that is known, by which a change is seen without opening the row */
  @HashColumn() contentHash!: string;
  @LongTextColumn() memberSealed!: string;
  @InstantColumn() updatedAt!: number;
}

@Entity('member_imports')
@Index('ix_member_imports_connection', ['connectionId', 'state', 'createdAt'])
@Index('ix_member_imports_open', ['state', 'leaseUntil'])
export class MemberImportEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() connectionId!: string;
  @TextColumn(200) fileName!: string;
  @TextColumn(10) encoding!: MemberImport['encoding'];
  @TextColumn(12) state!: MemberImport['state'];
  @CountColumn({ nullable: true }) total!: number | null;
  @CountColumn() processed!: number;
  /** JSON */
  @TextColumn(300, { nullable: true }) counts!: string | null;
  @TextColumn(20, { nullable: true }) failure!: MemberImport['failure'];
  @IdColumn() leaseToken!: string;
  @InstantColumn() leaseUntil!: number;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) finishedAt!: number | null;
}

/** The file, and what was left out of it, in pieces that fit a text column. */
@Entity('member_import_parts')
export class MemberImportPartEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) importId!: string;
  @PrimaryColumn({ type: 'varchar', length: 8 }) kind!: 'file' | 'rejects';
  @PrimaryColumn({ type: 'int' }) position!: number;
  @Column({ type: 'text' }) contentSealed!: string;
}
