import { Injectable } from '@nestjs/common';
import {
  allSteps,
  type ContactJourney,
  type JourneyStep,
  type QueryOf,
  type ResponseOf,
  type listContactJourneys,
} from '@tieline/contracts';
import { Transactions } from '../database/transactions.js';
import { pageOf, readCursor } from '../http/keyset.js';
import type { StaffContext } from '../http/request-context.js';
import { ContactJourneysRepository, type ContactJourneyRow } from './contact-journeys.repository.js';

/** What a contact's page tells of journeys. */
@Injectable()
export class ShowContactJourneys {
  constructor(
    private readonly transactions: Transactions,
    private readonly entries: ContactJourneysRepository,
  ) {}

  /** @throws request.not_found, for another team's contact too */
  async list(
    { teamId }: StaffContext,
    contactId: string,
    { cursor, limit }: QueryOf<typeof listContactJourneys>,
  ): Promise<ResponseOf<typeof listContactJourneys>> {
    const before = readCursor(cursor);
    const rows = await this.transactions.once((db) =>
      this.entries.list(db, teamId, contactId, { before, limit: limit + 1 }),
    );
    return pageOf(rows, limit, describe);
  }
}

function describe(row: ContactJourneyRow): ContactJourney {
  const { id, journeyId, journeyName, version, state, dueAt, enteredAt, endedAt } = row;
  return {
    id,
    journeyId,
    journeyName,
    version,
    state,
    place: placeOf(row),
    dueAt: state === 'running' ? instant(dueAt) : null,
    enteredAt: instant(enteredAt),
    endedAt: endedAt === null ? null : instant(endedAt),
  };
}

const instant = (ms: number): string => new Date(ms).toISOString();

function placeOf({ place, content }: ContactJourneyRow): ContactJourney['place'] {
  const steps = allSteps(content?.steps ?? []);
  const step = steps.find(({ id }) => id === place);
  if (!step) return null;
  const named = new Set([step.id, ...(step.kind === 'condition' ? asked(step.if) : [])]);
  const numbers = steps.flatMap(({ id }, at) => (named.has(id) ? [[id, at + 1] as const] : []));
  return { step: alone(step), numbers: Object.fromEntries(numbers) };
}

const asked = (condition: Extract<JourneyStep, { kind: 'condition' }>['if']): string[] =>
  condition.kind === 'clicked' ? [condition.stepId] : [];

const alone = (step: JourneyStep): JourneyStep =>
  step.kind === 'condition' ? { ...step, then: [], else: [] } : step;
