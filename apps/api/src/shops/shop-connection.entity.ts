import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, LongTextColumn, PrimaryId, TextColumn } from '../database/columns.js';

@Entity('shop_connections')
@Index('ix_shop_connections_team', ['teamId'])
export class ShopConnectionEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @TextColumn(20) platform!: 'shopline';
  @TextColumn(100) name!: string;
  @TextColumn(100) handle!: string;
  @LongTextColumn() accessTokenSealed!: string;
  @InstantColumn() createdAt!: number;
}
