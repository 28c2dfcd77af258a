import { Injectable } from '@nestjs/common';
import { bindingChannelDays } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { addDays, dayOf, daysBetween } from '../teams/calendar.js';
import { TeamRepository } from '../teams/team.repository.js';
import { FunnelRepository, type CountedDay } from './funnel.repository.js';
import { boundOf, peopleOf } from './origins.js';

export type ChannelDays = { opened: number; bound: number; days: { day: string; bound: number }[] };

/** The last seven days of each channel, today included, from the counted days. */
@Injectable()
export class LastDays {
  constructor(
    private readonly teams: TeamRepository,
    private readonly funnel: FunnelRepository,
    private readonly clock: Clock,
  ) {}

  /** @returns figures by channel; also for a channel that nobody opened */
  async of(db: EntityManager, teamId: string): Promise<(channelId: string) => ChannelDays> {
    const { timeZone } = await this.teams.get(db, teamId);
    const today = dayOf(this.clock.now(), timeZone);
    const first = addDays(today, 1 - bindingChannelDays);
    const rows = await this.funnel.list(db, teamId, first, today);
    const days = daysBetween(first, today);
    return (channelId) =>
      figuresOf(
        rows.filter((row) => row.channelId === channelId),
        days,
      );
  }
}

function figuresOf(rows: readonly CountedDay[], days: readonly string[]): ChannelDays {
  const boundOn = new Map(days.map((day) => [day, 0]));
  let opened = 0;
  for (const { day, origins } of rows) {
    for (const origin of origins) {
      opened += peopleOf(origin);
      boundOn.set(day, (boundOn.get(day) ?? 0) + boundOf(origin));
    }
  }
  const counted = [...boundOn].map(([day, bound]) => ({ day, bound }));
  return { opened, bound: counted.reduce((sum, { bound }) => sum + bound, 0), days: counted };
}
