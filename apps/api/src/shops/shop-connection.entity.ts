import type { ShopPlatformKey } from '@tieline/contracts';
import { Entity, Index } from 'typeorm';
import {
  CountColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  PrimaryId,
  TextColumn,
} from '../database/columns.js';

@Entity('shop_connections')
@Index('ix_shop_connections_team', ['teamId'])
export class ShopConnectionEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @TextColumn(20) platform!: ShopPlatformKey;
  @TextColumn(100) name!: string;
  /** JSON of the form's fields that may be shown */
  @TextColumn(4000, { nullable: true }) settings!: string | null;
  /** sealed JSON of the others */
  @LongTextColumn() secretsSealed!: string;
  /** JSON of the prerequisites that staff have ticked off */
  @TextColumn(1000, { nullable: true }) doneSteps!: string | null;
  @InstantColumn({ nullable: true }) lastSuccessAt!: number | null;
  @InstantColumn({ nullable: true }) lastFailureAt!: number | null;
  @TextColumn(300, { nullable: true }) lastFailure!: string | null;
  /** put on members when they are bound; null: none */
  @TextColumn(40, { nullable: true }) writeBackTag!: string | null;
  /** whether the shop is told the LINE id */
  @CountColumn({ default: 0 }) writeBackLine!: 0 | 1;
  /** when the shop took our address by its API */
  @InstantColumn({ nullable: true }) webhookRegisteredAt!: number | null;
  /** to the minute */
  @InstantColumn({ nullable: true }) lastWebhookAt!: number | null;
  @InstantColumn() createdAt!: number;
}
