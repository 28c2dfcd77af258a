import { Entity, Unique } from 'typeorm';
import {
  HashColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  PrimaryId,
  TextColumn,
} from '../database/columns.js';

/** A person; contacts of several channels merge into one by phone. */
@Entity('customers')
@Unique('uq_customers_phone', ['teamId', 'phoneIndex'])
export class CustomerEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @LongTextColumn({ nullable: true }) phoneSealed!: string | null;
  @HashColumn({ nullable: true }) phoneIndex!: string | null;
  @TextColumn(24, { nullable: true }) maskedPhone!: string | null;
  @TextColumn(200, { nullable: true }) name!: string | null;
  /** when a contact last joined or left; whoever is about to do so takes the row by it */
  @InstantColumn({ nullable: true }) mergedAt!: number | null;
  @InstantColumn() createdAt!: number;
}
