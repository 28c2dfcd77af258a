import { Entity, Index } from 'typeorm';
import { HashColumn, IdColumn, InstantColumn, PrimaryId, TextColumn } from '../database/columns.js';

/** What one server of a brand proves itself with. Rows stay when a key is revoked: taggings name it. */
@Entity('api_keys')
@Index('ix_api_keys_secret', ['secretHash'])
@Index('ix_api_keys_team', ['teamId', 'revokedAt', 'id'])
export class ApiKeyEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @TextColumn(100) name!: string;
  @HashColumn() secretHash!: string;
  @TextColumn(4) ending!: string;
  /** who made it */
  @IdColumn() staffId!: string;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) lastUsedAt!: number | null;
  @InstantColumn({ nullable: true }) revokedAt!: number | null;
}
