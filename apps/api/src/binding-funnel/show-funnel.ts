import { Injectable } from '@nestjs/common';
import {
  funnelResults,
  funnelResultsBy,
  funnelSteps,
  type Funnel,
  type FunnelResult,
  type FunnelStep,
  type QueryOf,
  type getFunnel,
} from '@tieline/contracts';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { daysBetween } from '../teams/calendar.js';
import { FunnelRepository, type Counted } from './funnel.repository.js';

const stepOf = new Map<FunnelResult, FunnelStep>(
  funnelSteps.flatMap((step) => funnelResultsBy[step].map((result) => [result, step] as const)),
);

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
      const days = await this.funnel.listByDay(db, teamId, { from, to, channelId, source });
      const origins = await this.funnel.listByOrigin(db, teamId, { from, to });
      const channels = await this.channels.list(db, teamId);
      const progress = await this.funnel.findProgress(db, teamId);
      const byDay = grouped(days, ({ day }) => day);
      const bySource = grouped(origins, (row) => row.source);
      const byChannel = grouped(origins, (row) => row.channelId);
      return {
        from,
        to,
        countedAt: progress && progress.rolledAt > 0 ? new Date(progress.rolledAt).toISOString() : null,
        steps: stepsOf(days),
        results: resultsOf(days),
        segments: figuresOf(days).segments,
        days: daysBetween(from, to).map((day) => ({ day, ...figuresOf(byDay.get(day) ?? []) })),
        sources: [...bySource]
          .map(([name, rows]) => ({ source: name, ...figuresOf(rows) }))
          .sort((one, other) => other.opened - one.opened),
        channels: channels.map(({ id, name }) => ({ id, name, ...figuresOf(byChannel.get(id) ?? []) })),
      };
    });
  }
}

/** Who came that far or further. */
function stepsOf(rows: readonly Counted[]): Funnel['steps'] {
  return funnelSteps.map((step, at) => {
    const further = rows.filter(({ result }) => funnelSteps.indexOf(stepOf.get(result) ?? 'opened') >= at);
    return { step, people: sumOf(further, 'people') };
  });
}

function resultsOf(rows: readonly Counted[]): Funnel['results'] {
  const byResult = grouped(rows, ({ result }) => result);
  return funnelResults.flatMap((result) => {
    const people = sumOf(byResult.get(result) ?? [], 'people');
    return people > 0 ? [{ step: stepOf.get(result) ?? 'opened', result, people }] : [];
  });
}

function figuresOf(rows: readonly Counted[]): { opened: number; bound: number; segments: number } {
  const bound = rows.filter(({ result }) => result === 'bound');
  return {
    opened: sumOf(rows, 'people'),
    bound: sumOf(bound, 'people'),
    segments: sumOf(rows, 'segments'),
  };
}

const sumOf = (rows: readonly Counted[], what: 'people' | 'segments'): number =>
  rows.reduce((sum, row) => sum + row[what], 0);

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
