import { Injectable } from '@nestjs/common';
import type { FunnelResult } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { TeamRepository } from '../teams/team.repository.js';
import { addDays, dayOf, startOfDay } from '../teams/calendar.js';
import { trailOf, type PeopleTrail } from './people-trail.js';

export type PeopleFilter = {
  result?: FunnelResult | undefined;
  from?: string | undefined;
  to?: string | undefined;
  source?: string | undefined;
};

const usualDays = 7;

/** Who stands behind a figure of the funnel, for lists of contacts. */
@Injectable()
export class FunnelPeople {
  constructor(
    private readonly teams: TeamRepository,
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
    return trailOf(span, result, source === 'none' ? '' : source);
  }
}
