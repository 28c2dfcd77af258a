import { Injectable } from '@nestjs/common';
import type { JourneyContent } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ProblemError } from '../http/problem.js';
import type { JourneyEntryEntity } from './journey.entities.js';

type Entry = Pick<
  JourneyEntryEntity,
  'id' | 'journeyId' | 'version' | 'state' | 'place' | 'dueAt' | 'enteredAt' | 'endedAt'
>;
/** `content`: of the version they are in; null when it is over */
export type ContactJourneyRow = Entry & { journeyName: string; content: JourneyContent | null };

type Instants = 'dueAt' | 'enteredAt' | 'endedAt';
type Raw = Omit<Entry, 'id' | Instants> &
  Record<Instants, string | number | null> & {
    id: string | null;
    journeyName: string;
    content: string | null;
  };

/** What one contact went through, in one statement by the index on the contact. */
@Injectable()
export class ContactJourneysRepository {
  /** Newest first. @throws request.not_found, for another team's contact too */
  async list(
    db: EntityManager,
    teamId: string,
    contactId: string,
    { before, limit }: { before: string | undefined; limit: number },
  ): Promise<ContactJourneyRow[]> {
    const rows: Raw[] = await db.query(
      `SELECT e.id AS id, e.journey_id AS journeyId, j.name AS journeyName, e.version AS version,
          e.state AS state, e.place AS place, e.due_at AS dueAt, e.entered_at AS enteredAt,
          e.ended_at AS endedAt, v.content AS content
        FROM contacts contact
        LEFT JOIN journey_entries e ON e.contact_id = contact.id${before === undefined ? '' : ' AND e.id < ?'}
        LEFT JOIN journeys j ON j.id = e.journey_id
        LEFT JOIN journey_versions v
          ON v.journey_id = e.journey_id AND v.version = e.version AND e.place IS NOT NULL
        WHERE contact.id = ? AND contact.team_id = ? ORDER BY e.id DESC LIMIT ?`,
      [...(before === undefined ? [] : [before]), contactId, teamId, limit],
    );
    // whoever entered nothing is one row without an entry
    if (rows.length === 0) throw new ProblemError('request.not_found');
    return rows.flatMap(({ id, ...row }) => (id === null ? [] : [read({ ...row, id })]));
  }
}

function read({ content, dueAt, enteredAt, endedAt, ...row }: Raw & { id: string }): ContactJourneyRow {
  return {
    ...row,
    dueAt: Number(dueAt),
    enteredAt: Number(enteredAt),
    endedAt: endedAt === null ? null : Number(endedAt),
    content: content === null ? null : (JSON.parse(content) as JourneyContent),
  };
}
