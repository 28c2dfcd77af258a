import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../database/columns.js';

/**
 * Tombstone of an erased person: blind indexes of the LINE user and of the numbers, nothing else. What was observed
 * before `erasedAt` must not bring the person back.
 */
@Entity('erasures')
export class ErasureEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) teamId!: string;
  @PrimaryColumn({ type: 'varchar', length: 64 }) subjectIndex!: string;
  @InstantColumn() erasedAt!: number;
}
