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

/** The funnel of a range of days: three statements, whatever the range. */
@Injectable()
export class ShowFunnel {
  constructor(
    private readonly transactions: Transactions,
    private readonly funnel: FunnelRepository,
    private readonly channels: ChannelRepository,
  ) {}

  show({ teamId }: StaffContext, query: QueryOf<typeof getFunnel>): Promise<Funnel> {
    const { from, to, channelId } = query;
    const source = query.source === 'none' ? '' : query.source;
    return this.transactions.once(async (db) => {
      const all = await this.funnel.list(db, teamId, from, to);
      const channels = await this.channels.list(db, teamId);
      const progress = await this.funnel.findProgress(db, teamId);
      const chosen = all.filter(
        (row) =>
          (channelId === undefined || row.channelId === channelId) &&
          (source === undefined || row.source === source),
      );
      const people = peopleByResult(chosen);
      const byDay = grouped(chosen, ({ day }) => day);
      const byChannel = grouped(all, (row) => row.channelId);
      return {
        from,
        to,
        countedAt: progress && progress.rolledAt > 0 ? new Date(progress.rolledAt).toISOString() : null,
        steps: stepsOf(people),
        results: resultsOf(people),
        segments: figuresOf(chosen).segments,
        days: daysBetween(from, to).map((day) => ({ day, ...figuresOf(byDay.get(day) ?? []) })),
        sources: [...grouped(all, (row) => row.source)]
          .map(([name, rows]) => ({ source: name, ...figuresOf(rows) }))
          .sort((one, other) => other.opened - one.opened),
        channels: channels.map(({ id, name }) => ({ id, name, ...figuresOf(byChannel.get(id) ?? []) })),
      };
    });
  }
}

function peopleByResult(rows: readonly CountedDay[]): Map<FunnelResult, number> {
  const people = new Map<FunnelResult, number>();
  for (const { results } of rows) {
    for (const [name, count] of Object.entries(results)) {
      const result = name as FunnelResult;
      people.set(result, (people.get(result) ?? 0) + count);
    }
  }
  return people;
}

/** Who came that far or further. */
function stepsOf(people: ReadonlyMap<FunnelResult, number>): Funnel['steps'] {
  return funnelSteps.map((step, at) => {
    const further = funnelSteps.slice(at).flatMap((later): readonly FunnelResult[] => funnelResultsBy[later]);
    return { step, people: further.reduce((sum, result) => sum + (people.get(result) ?? 0), 0) };
  });
}

function resultsOf(people: ReadonlyMap<FunnelResult, number>): Funnel['results'] {
  return funnelSteps.flatMap((step) =>
    funnelResultsBy[step]
      .map((result) => ({ step, result, people: people.get(result) ?? 0 }))
      .filter((entry) => entry.people > 0),
  );
}

function figuresOf(rows: readonly CountedDay[]): { opened: number; bound: number; segments: number } {
  const figures = { opened: 0, bound: 0, segments: 0 };
  for (const { results, opened, segments } of rows) {
    figures.opened += opened;
    figures.bound += results.bound ?? 0;
    figures.segments += segments;
  }
  return figures;
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
