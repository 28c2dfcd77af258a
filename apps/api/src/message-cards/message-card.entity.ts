import type { MessageCard } from '@tieline/contracts';
import { Entity, Index } from 'typeorm';
import {
  CountColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  PrimaryId,
  TextColumn,
} from '../database/columns.js';

/** A saved message card of a team; `content` is MessageCardContent as JSON, checked on the way in. */
@Entity('message_cards')
@Index('ix_message_cards_team', ['teamId', 'id'])
export class MessageCardEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @TextColumn(100) name!: string;
  @LongTextColumn() content!: string;
  @CountColumn() version!: number;
  @TextColumn(20) lineCheck!: MessageCard['lineCheck'];
  @IdColumn({ nullable: true }) savedBy!: string | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn() updatedAt!: number;
  @InstantColumn({ nullable: true }) archivedAt!: number | null;
}
