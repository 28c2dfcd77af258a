import { Injectable } from '@nestjs/common';
import type { ChannelReport, CheckName } from '@tieline/contracts';
import type { StaffContext } from '../http/request-context.js';
import { CheckSchedule } from './check-schedule.js';
import { RunChecks } from './run-checks.js';
import { ShowReports } from './show-reports.js';

/** Checks that somebody asked for. */
@Injectable()
export class CheckChannel {
  constructor(
    private readonly checks: RunChecks,
    private readonly schedule: CheckSchedule,
    private readonly reports: ShowReports,
  ) {}

  async check(ctx: StaffContext, channelId: string, names?: readonly CheckName[]): Promise<ChannelReport> {
    const place = { teamId: ctx.teamId, channelId };
    await this.checks.run(place, names);
    if (!names) await this.schedule.postpone(place);
    return this.reports.get(ctx, channelId);
  }
}
