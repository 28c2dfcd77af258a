import { Injectable } from '@nestjs/common';
import type {
  JourneyEntry,
  JourneyStepFigures,
  JourneyStepTaken,
  QueryOf,
  ResponseOf,
  getJourneyEntry,
  getJourneyFigures,
  listJourneyEntries,
} from '@tieline/contracts';
import { Transactions } from '../database/transactions.js';
import { pageOf, readCursor } from '../http/keyset.js';
import type { StaffContext } from '../http/request-context.js';
import { EntryRepository } from './entry.repository.js';
import type { JourneyEntryEntity, JourneyStepEntity } from './journey.entities.js';
import { JourneyRepository } from './journey.repository.js';

type Delivery = NonNullable<JourneyStepTaken['delivery']>;

const instant = (ms: number): string => new Date(ms).toISOString();

/** What happened to people in journeys. */
@Injectable()
export class ShowEntries {
  constructor(
    private readonly transactions: Transactions,
    private readonly journeys: JourneyRepository,
    private readonly entries: EntryRepository,
  ) {}

  list(
    { teamId }: StaffContext,
    journeyId: string,
    { cursor, limit, state }: QueryOf<typeof listJourneyEntries>,
  ): Promise<ResponseOf<typeof listJourneyEntries>> {
    const before = readCursor(cursor);
    const filter = { limit: limit + 1, ...(before && { before }), ...(state && { state }) };
    return this.transactions.once(async (db) => {
      await this.journeys.get(db, teamId, journeyId);
      const rows = await this.entries.list(db, journeyId, filter);
      const names = await this.entries.namesOf(db, [...new Set(rows.map(({ contactId }) => contactId))]);
      return pageOf(rows, limit, (row) => describe(row, names));
    });
  }

  get({ teamId }: StaffContext, id: string): Promise<ResponseOf<typeof getJourneyEntry>> {
    return this.transactions.once(async (db) => {
      const row = await this.entries.get(db, teamId, id);
      const { journeyId, version } = row;
      const { content } = await this.journeys.version(db, { journeyId, version });
      const steps = await this.entries.steps(db, id);
      const deliveries = await this.entries.deliveryStates(
        db,
        steps.flatMap(({ deliveryId }) => deliveryId ?? []),
      );
      const names = await this.entries.namesOf(db, [row.contactId]);
      return { ...describe(row, names), content, taken: steps.map((step) => taken(step, deliveries)) };
    });
  }

  /** Four statements. */
  figures({ teamId }: StaffContext, journeyId: string): Promise<ResponseOf<typeof getJourneyFigures>> {
    return this.transactions.once(async (db) => {
      await this.journeys.get(db, teamId, journeyId);
      const { results, here, deliveries } = await this.entries.figures(db, journeyId);
      const steps = new Map<string, JourneyStepFigures>();
      const of = (stepId: string): JourneyStepFigures => {
        const none = { entered: 0, waiting: 0, delivered: 0, failed: 0, blocked: 0, then: 0 };
        const figures = steps.get(stepId) ?? { stepId, ...none };
        steps.set(stepId, figures);
        return figures;
      };
      for (const { stepId, result, n } of results) {
        // who waited for the end of the quiet hours comes a second time
        if (result !== 'quiet') of(stepId).entered += n;
        if (result === 'blocked' || result === 'then') of(stepId)[result] += n;
      }
      for (const { stepId, n } of here) of(stepId).waiting += n;
      for (const { stepId, state, n } of deliveries) {
        if (state === 'delivered' || state === 'failed') of(stepId)[state] += n;
      }
      return { steps: [...steps.values()] };
    });
  }
}

function describe(
  { id, journeyId, contactId, version, state, place, dueAt, enteredAt, endedAt }: JourneyEntryEntity,
  names: ReadonlyMap<string, string | null>,
): JourneyEntry {
  const running = state === 'running';
  return {
    id,
    journeyId,
    contactId,
    displayName: names.get(contactId) ?? null,
    version,
    state,
    stepId: place,
    dueAt: running ? instant(dueAt) : null,
    enteredAt: instant(enteredAt),
    endedAt: endedAt === null ? null : instant(endedAt),
  };
}

function taken(
  { stepId, kind, result, until, deliveryId, createdAt }: JourneyStepEntity,
  deliveries: ReadonlyMap<string, Delivery>,
): JourneyStepTaken {
  return {
    stepId,
    kind,
    result,
    until: until === null ? null : instant(until),
    at: instant(createdAt),
    delivery: deliveryId === null ? null : (deliveries.get(deliveryId) ?? null),
  };
}
