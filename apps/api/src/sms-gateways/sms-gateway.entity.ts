import type { SmsGatewayKind } from '@tieline/contracts';
import { Entity, Index } from 'typeorm';
import {
  CountColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  PrimaryId,
  TextColumn,
} from '../database/columns.js';

/** A team's account with an SMS provider. */
@Entity('sms_gateways')
@Index('ix_sms_gateways_team', ['teamId', 'place'])
export class SmsGatewayEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @TextColumn(20) kind!: SmsGatewayKind;
  @TextColumn(100) name!: string;
  /** JSON of the provider's form */
  @LongTextColumn() credentialsSealed!: string;
  /** the lower one is tried first */
  @CountColumn() place!: number;
  /** `TW,HK`; empty: every country */
  @TextColumn(200) countries!: string;
  @CountColumn() enabled!: 0 | 1;
  @InstantColumn() createdAt!: number;
}

/** ISO codes out of the column. */
export function countriesOf({ countries }: Pick<SmsGatewayEntity, 'countries'>): string[] {
  return countries === '' ? [] : countries.split(',');
}
