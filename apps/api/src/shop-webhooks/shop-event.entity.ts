import type { ShopEvent } from '@tieline/shops';
import { Entity, Index, Unique } from 'typeorm';
import {
  CountColumn,
  HashColumn,
  IdColumn,
  InstantColumn,
  PrimaryId,
  TextColumn,
} from '../database/columns.js';

/** What came of a look at the member. `givenUp`: the shop could not be asked for a day. */
export type EventOutcome = 'holds' | 'phoneChanged' | 'memberGone' | 'memberMerged' | 'givenUp';

/** Inbox of what shops tell: stored before the shop gets its 200, looked into afterwards. */
@Entity('shop_events')
@Unique('uq_shop_events_event', ['connectionId', 'eventKey'])
@Index('ix_shop_events_open', ['state', 'leaseUntil'])
@Index('ix_shop_events_member', ['connectionId', 'memberId', 'state'])
export class ShopEventEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() connectionId!: string;
  @HashColumn() eventKey!: string;
  @TextColumn(10) kind!: Exclude<ShopEvent['kind'], 'other'>;
  /** the shop's id; emptied when the event is through */
  @TextColumn(100, { nullable: true }) memberId!: string | null;
  @TextColumn(8) state!: 'open' | 'done';
  @TextColumn(20, { nullable: true }) outcome!: EventOutcome | null;
  @CountColumn() attempts!: number;
  @IdColumn() leaseToken!: string;
  /** of an event whose shop could not be asked: when it is asked next */
  @InstantColumn() leaseUntil!: number;
  @InstantColumn() receivedAt!: number;
}
