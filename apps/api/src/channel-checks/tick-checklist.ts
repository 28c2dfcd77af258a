import { Injectable } from '@nestjs/common';
import type { BodyOf, ChannelReport, tickChecklist } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { ChannelCheckRepository } from './channel-check.repository.js';
import { ShowReports } from './show-reports.js';

@Injectable()
export class TickChecklist {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly results: ChannelCheckRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly reports: ShowReports,
  ) {}

  async tick(
    ctx: StaffContext,
    channelId: string,
    { item, done }: BodyOf<typeof tickChecklist>,
  ): Promise<ChannelReport> {
    await this.transactions.run(async (tx) => {
      await this.channels.get(tx, ctx.teamId, channelId);
      const place = { teamId: ctx.teamId, channelId };
      const by = done ? { staffId: ctx.staffId, doneAt: this.clock.now() } : null;
      await this.results.tick(tx, place, item, by);
      const target = { action: 'channel.checklist_ticked', targetType: 'channel', targetId: channelId };
      await this.audit.record(tx, ctx, { ...target, after: { item, done } });
    });
    return this.reports.get(ctx, channelId);
  }
}
