import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../database/columns.js';

/** What may happen once in the life of an installation; the primary key is what makes it once. */
@Entity('installation')
export class InstallationEntity {
  @PrimaryColumn({ type: 'varchar', length: 20 }) name!: string;
  @InstantColumn() createdAt!: number;
}
