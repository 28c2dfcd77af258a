import type { JourneyState, JourneyStepKind, journeyEntryStates } from '@tieline/contracts';
import { Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import {
  CountColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  PrimaryId,
  TextColumn,
} from '../database/columns.js';
import type { StepResult } from './walk.js';

@Entity('journeys')
@Index('ix_journeys_team', ['teamId', 'id'])
@Index('ix_journeys_channel', ['channelId', 'state'])
export class JourneyEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() channelId!: string;
  @TextColumn(50) name!: string;
  @TextColumn(8) state!: JourneyState;
  /** the one with which people enter now */
  @CountColumn() version!: number;
  /** signs what webhook steps send */
  @LongTextColumn({ nullable: true }) secretSealed!: string | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn() updatedAt!: number;
}

@Entity('journey_versions')
@Index('ix_journey_versions_team', ['teamId'])
export class JourneyVersionEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) journeyId!: string;
  @PrimaryColumn({ type: 'int' }) version!: number;
  @IdColumn() teamId!: string;
  /** JourneyContent as JSON, checked on the way in */
  @LongTextColumn() content!: string;
  @IdColumn({ nullable: true }) savedBy!: string | null;
  @InstantColumn() createdAt!: number;
}

export type JourneyEntryState = (typeof journeyEntryStates)[number];

/** A person in a journey. Kept as long as the journey: it is what the entry limit remembers. */
@Entity('journey_entries')
@Unique('uq_journey_entries_number', ['journeyId', 'contactId', 'number'])
@Index('ix_journey_entries_due', ['state', 'dueAt'])
@Index('ix_journey_entries_journey', ['journeyId', 'state', 'id'])
@Index('ix_journey_entries_contact', ['contactId'])
export class JourneyEntryEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() journeyId!: string;
  @IdColumn() contactId!: string;
  /** 1 for the first time that they entered */
  @CountColumn() number!: number;
  @CountColumn() version!: number;
  @TextColumn(8) state!: JourneyEntryState;
  /** the step where they are; null when it is over */
  @TextColumn(36, { nullable: true }) place!: string | null;
  /** that step is a wait which has begun */
  @CountColumn() waited!: 0 | 1;
  @InstantColumn() dueAt!: number;
  /** tries that failed, of the step that comes next */
  @CountColumn() attempts!: number;
  @IdColumn() leaseToken!: string;
  @InstantColumn() leaseUntil!: number;
  @InstantColumn() enteredAt!: number;
  @InstantColumn({ nullable: true }) endedAt!: number | null;
}

/** What became of a step for one person. */
@Entity('journey_steps')
@Index('ix_journey_steps_entry', ['entryId', 'id'])
@Index('ix_journey_steps_counts', ['journeyId', 'kind', 'result', 'stepId', 'deliveryId'])
@Index('ix_journey_steps_delivery', ['deliveryId'])
@Index('ix_journey_steps_contact', ['contactId'])
export class JourneyStepEntity {
  @PrimaryId() id!: string;
  @IdColumn() teamId!: string;
  @IdColumn() journeyId!: string;
  @IdColumn() entryId!: string;
  @IdColumn() contactId!: string;
  @TextColumn(36) stepId!: string;
  @TextColumn(12) kind!: JourneyStepKind;
  @TextColumn(8) result!: StepResult;
  @InstantColumn({ nullable: true }) until!: number | null;
  @IdColumn({ nullable: true }) deliveryId!: string | null;
  @InstantColumn() createdAt!: number;
}
