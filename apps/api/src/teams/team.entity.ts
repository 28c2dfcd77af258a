import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryId, TextColumn } from '../database/columns.js';

@Entity('teams')
export class TeamEntity {
  @PrimaryId() id!: string;
  @TextColumn(100) name!: string;
  @TextColumn(12) smsSenderName!: string;
  @TextColumn(64) timeZone!: string;
  @IdColumn({ nullable: true }) avatarId!: string | null;
  @InstantColumn() createdAt!: number;
}
