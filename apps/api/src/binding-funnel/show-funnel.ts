import { Injectable } from '@nestjs/common';
import {
  funnelResultsBy,
  funnelSteps,
  type Funnel,
  type FunnelResult,
  type QueryOf,
  type getFunnel,
} from '@tieline/contracts';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { daysBetween } from '../teams/calendar.js';
import { FunnelRepository, type CountedDay } from './funnel.repository.js';
import { boundOf, peopleOf, type Origin } from './origins.js';
import { medianSeconds } from './time-taken.js';

export type FunnelQuery = QueryOf<typeof getFunnel>;
type Figures = { opened: number; bound: number; segments: number };
type Results = ReadonlyMap<FunnelResult, number>;

/** The funnel of a range of days: three statements, whatever the range. */
@Injectable()
export class ShowFunnel {
  constructor(
    private readonly transactions: Transactions,
    private readonly funnel: FunnelRepository,
    private readonly channels: ChannelRepository,
  ) {}

  show({ teamId }: StaffContext, query: FunnelQuery): Promise<Funnel> {
    const { from, to } = query;
    return this.transactions.once(async (db) => {
      const days = await this.funnel.list(db, teamId, from, to);
      const channels = await this.channels.list(db, teamId);
      const progress = await this.funnel.findProgress(db, teamId);
      const { results, times, byDay, bySource, byChannel } = added(days, query);
      return {
        from,
        to,
        countedAt: progress && progress.rolledAt > 0 ? new Date(progress.rolledAt).toISOString() : null,
        steps: stepsOf(results),
        results: resultsOf(results),
        segments: [...byDay.values()].reduce((sum, { segments }) => sum + segments, 0),
        medianSeconds: medianSeconds(times),
        days: daysBetween(from, to).map((day) => ({ day, ...(byDay.get(day) ?? nothing()) })),
        sources: [...bySource]
          .map(([source, figures]) => ({ source, ...figures }))
          .sort((one, other) => other.opened - one.opened),
        channels: channels.map(({ id, name }) => ({ id, name, ...(byChannel.get(id) ?? nothing()) })),
      };
    });
  }
}

/** Adds everything up in one walk. Sources and channels are of the whole range, whatever is chosen of them. */
function added(days: readonly CountedDay[], query: FunnelQuery) {
  const sums = {
    results: new Map<FunnelResult, number>(),
    times: new Map<number, number>(),
    byDay: new Map<string, Figures>(),
    bySource: new Map<string, Figures>(),
    byChannel: new Map<string, Figures>(),
  };
  for (const { day, channelId, origins } of days) {
    for (const origin of origins) {
      const figures = { opened: peopleOf(origin), bound: boundOf(origin), segments: origin.segments };
      add(sums.bySource, origin.source, figures);
      add(sums.byChannel, channelId, figures);
      if (!isChosen(query, channelId, origin)) continue;
      add(sums.byDay, day, figures);
      for (const [result, people] of origin.results) count(sums.results, result, people);
      for (const [seconds, people] of origin.times) count(sums.times, seconds, people);
    }
  }
  return sums;
}

export function isChosen({ channelId, source }: FunnelQuery, channel: string, origin: Origin): boolean {
  if (channelId !== undefined && channelId !== channel) return false;
  return source === undefined || origin.source === (source === 'none' ? '' : source);
}

const nothing = (): Figures => ({ opened: 0, bound: 0, segments: 0 });

function add(sums: Map<string, Figures>, key: string, { opened, bound, segments }: Figures): void {
  const sum = sums.get(key) ?? nothing();
  sum.opened += opened;
  sum.bound += bound;
  sum.segments += segments;
  sums.set(key, sum);
}

function count<Key>(sums: Map<Key, number>, key: Key, people: number): void {
  sums.set(key, (sums.get(key) ?? 0) + people);
}

/** Who came that far or further. */
export function stepsOf(results: Results): Funnel['steps'] {
  return funnelSteps.map((step, at) => {
    const further = funnelSteps.slice(at).flatMap((later): readonly FunnelResult[] => funnelResultsBy[later]);
    return { step, people: further.reduce((sum, result) => sum + (results.get(result) ?? 0), 0) };
  });
}

function resultsOf(results: Results): Funnel['results'] {
  return funnelSteps.flatMap((step) =>
    funnelResultsBy[step]
      .map((result) => ({ step, result, people: results.get(result) ?? 0 }))
      .filter((entry) => entry.people > 0),
  );
}
