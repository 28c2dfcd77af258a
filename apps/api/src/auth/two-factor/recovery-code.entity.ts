import { Entity, Unique } from 'typeorm';
import { HashColumn, IdColumn, PrimaryId } from '../../database/columns.js';

/** An unused recovery code; a used one is gone. */
@Entity('staff_recovery_codes')
@Unique('uq_staff_recovery_codes', ['staffId', 'codeHash'])
export class RecoveryCodeEntity {
  @PrimaryId() id!: string;
  @IdColumn() staffId!: string;
  @HashColumn() codeHash!: string;
}
