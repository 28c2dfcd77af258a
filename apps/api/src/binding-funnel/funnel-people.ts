import { Injectable } from '@nestjs/common';
import type { FunnelResult } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { TeamRepository } from '../teams/team.repository.js';
import { addDays, dayOf, daysBetween, startOfDay } from '../teams/calendar.js';
import { FunnelRepository } from './funnel.repository.js';
import { otherSources } from './origins.js';
import { trailOf, type Interval, type PeopleTrail } from './people-trail.js';

export type PeopleFilter = {
  result?: FunnelResult | undefined;
  from?: string | undefined;
  to?: string | undefined;
  source?: string | undefined;
};

const usualDays = 7;
const mostPieces = 8;

type Wanted = {
  teamId: string;
  timeZone: string;
  first: string;
  last: string;
  result: FunnelResult;
  source: string | undefined;
};

/** Who stands behind a figure of the funnel, for lists of contacts. */
@Injectable()
export class FunnelPeople {
  constructor(
    private readonly teams: TeamRepository,
    private readonly funnel: FunnelRepository,
    private readonly clock: Clock,
  ) {}

  /** Null when the filter asks for no result. Days are of the team's calendar; without them the last seven. */
  async find(
    db: EntityManager,
    teamId: string,
    { result, from, to, source }: PeopleFilter,
  ): Promise<PeopleTrail | null> {
    if (result === undefined) return null;
    const now = this.clock.now();
    const { timeZone } = await this.teams.get(db, teamId);
    const last = to ?? dayOf(now, timeZone);
    const first = from ?? addDays(last, 1 - usualDays);
    const span = {
      teamId,
      from: startOfDay(first, timeZone),
      until: startOfDay(addDays(last, 1), timeZone),
      now,
    };
    const wanted = source === 'none' ? '' : source;
    // who was bound before may have been told so on another day than the last visit, which stands for the person
    if (result === 'boundBefore') return trailOf(span, result, wanted);
    const days = await this.daysWith(db, { teamId, timeZone, first, last, result, source: wanted });
    return trailOf(span, result, wanted, intervals(days, timeZone));
  }

  /**
   * Days on which somebody came that far and no further, and all that are not counted for good. Without them a page of
   * a rare result would walk through everybody of a month.
   */
  private async daysWith(
    db: EntityManager,
    { teamId, timeZone, first, last, result, source }: Wanted,
  ): Promise<string[]> {
    const progress = await this.funnel.findProgress(db, teamId);
    const counted = await this.funnel.list(db, teamId, first, last);
    const known = new Set(counted.map(({ day }) => day));
    const holds = counted.filter(({ origins }) =>
      origins.some(
        (origin) =>
          (source === undefined || [source, otherSources].includes(origin.source)) &&
          origin.results.some(([reached, people]) => reached === result && people > 0),
      ),
    );
    const having = new Set(holds.map(({ day }) => day));
    return daysBetween(first, last).filter(
      (day) =>
        having.has(day) ||
        !known.has(day) ||
        startOfDay(day, timeZone) >= (progress?.rolledUntil ?? Number.NEGATIVE_INFINITY),
    );
  }
}

/** Days that follow each other are one; of many pieces only the outer ends are left. */
function intervals(days: readonly string[], timeZone: string): Interval[] {
  const pieces: { first: string; last: string }[] = [];
  for (const day of days) {
    const piece = pieces.at(-1);
    if (piece && addDays(piece.last, 1) === day) piece.last = day;
    else pieces.push({ first: day, last: day });
  }
  const [first, last] = [pieces[0], pieces.at(-1)];
  const few =
    pieces.length > mostPieces && first && last ? [{ first: first.first, last: last.last }] : pieces;
  return few.map((piece) => ({
    from: startOfDay(piece.first, timeZone),
    until: startOfDay(addDays(piece.last, 1), timeZone),
  }));
}
