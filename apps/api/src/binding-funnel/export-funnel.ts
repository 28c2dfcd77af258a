import { Injectable } from '@nestjs/common';
import { funnelResults, funnelSteps, funnelWords, type Locale } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Transactions } from '../database/transactions.js';
import { byteOrderMark, csvRow } from '../http/csv.js';
import type { StaffContext } from '../http/request-context.js';
import { addDays } from '../teams/calendar.js';
import { FunnelRepository, type CountedDay } from './funnel.repository.js';
import type { Origin } from './origins.js';
import { isChosen, stepsOf, type FunnelQuery } from './show-funnel.js';
import { medianSeconds } from './time-taken.js';

const daysAPage = 31;
const headings = {
  'zh-TW': {
    day: '日期',
    channel: '渠道',
    source: '來源',
    segments: '簡訊點數',
    median: '完成時間中位數（秒）',
  },
  en: { day: 'Day', channel: 'Channel', source: 'Source', segments: 'SMS credits', median: 'Median seconds' },
} as const;
const ended = { 'zh-TW': '停在：', en: 'Ended: ' } as const;

/** The counted days as CSV, a row for each origin: steps first, then why people stopped. Holds nobody's data. */
@Injectable()
export class ExportFunnel {
  constructor(
    private readonly transactions: Transactions,
    private readonly funnel: FunnelRepository,
    private readonly channels: ChannelRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Audited before the first byte. */
  async begin(ctx: StaffContext, query: FunnelQuery): Promise<AsyncGenerator<string>> {
    const target = { action: 'funnel.exported', targetType: 'team', targetId: ctx.teamId };
    const channels = await this.transactions.run(async (tx) => {
      await this.audit.record(tx, ctx, { ...target, after: query });
      return this.channels.list(tx, ctx.teamId);
    });
    return this.pages(ctx, query, new Map(channels.map(({ id, name }) => [id, name])));
  }

  private async *pages(
    { teamId, locale }: StaffContext,
    query: FunnelQuery,
    names: ReadonlyMap<string, string>,
  ): AsyncGenerator<string> {
    yield byteOrderMark + csvRow(headingsOf(locale));
    for (let first = query.from; first <= query.to; first = addDays(first, daysAPage)) {
      const last = addDays(first, daysAPage - 1);
      const to = last < query.to ? last : query.to;
      const days = await this.transactions.once((db) => this.funnel.list(db, teamId, first, to));
      yield days.flatMap((day) => linesOf(day, query, names)).join('');
    }
  }
}

function headingsOf(locale: Locale): string[] {
  const { day, channel, source, segments, median } = headings[locale];
  const { steps, results } = funnelWords[locale];
  return [
    ...[day, channel, source],
    ...funnelSteps.map((step) => steps[step]),
    ...[segments, median],
    ...funnelResults.filter((result) => result !== 'bound').map((result) => ended[locale] + results[result]),
  ];
}

function linesOf(
  { day, channelId, origins }: CountedDay,
  query: FunnelQuery,
  names: ReadonlyMap<string, string>,
): string[] {
  return origins
    .filter((origin) => isChosen(query, channelId, origin))
    .map((origin) => csvRow([day, names.get(channelId) ?? channelId, ...cellsOf(origin)]));
}

function cellsOf({ source, segments, results, times }: Origin) {
  const people = new Map(results);
  return [
    source,
    ...stepsOf(people).map((step) => step.people),
    ...[segments, medianSeconds(new Map(times))],
    ...funnelResults.filter((result) => result !== 'bound').map((result) => people.get(result) ?? 0),
  ];
}
