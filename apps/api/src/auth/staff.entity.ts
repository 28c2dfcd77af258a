import type { Locale } from '@tieline/contracts';
import { Entity, Unique } from 'typeorm';
import { InstantColumn, PrimaryId, TextColumn } from '../database/columns.js';

@Entity('staff')
@Unique('uq_staff_email', ['email'])
export class StaffEntity {
  @PrimaryId() id!: string;
  /** lower case */
  @TextColumn(254) email!: string;
  @TextColumn(100) name!: string;
  @TextColumn(200) passwordHash!: string;
  @TextColumn(10) locale!: Locale;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) disabledAt!: number | null;
}
