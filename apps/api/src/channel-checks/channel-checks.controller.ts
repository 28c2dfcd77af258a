import { Controller } from '@nestjs/common';
import {
  checkChannel,
  getChannelReport,
  listChannelReports,
  repairChannel,
  tickChecklist,
} from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { CheckChannel } from './check-channel.js';
import { RepairChannel } from './repair/repair-channel.js';
import { ShowReports } from './show-reports.js';
import { TickChecklist } from './tick-checklist.js';

@Controller()
export class ChannelChecksController {
  constructor(
    private readonly reports: ShowReports,
    private readonly checks: CheckChannel,
    private readonly repairs: RepairChannel,
    private readonly checklist: TickChecklist,
  ) {}

  @Endpoint(listChannelReports)
  list(@Staff() ctx: StaffContext): Answer<typeof listChannelReports> {
    return this.reports.list(ctx);
  }

  @Endpoint(getChannelReport)
  get(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof getChannelReport>,
  ): Answer<typeof getChannelReport> {
    return this.reports.get(ctx, input.params.id);
  }

  @Endpoint(checkChannel)
  check(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof checkChannel>,
  ): Answer<typeof checkChannel> {
    return this.checks.check(ctx, input.params.id, input.body.checks);
  }

  @Endpoint(repairChannel)
  repair(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof repairChannel>,
  ): Answer<typeof repairChannel> {
    return this.repairs.repair(ctx, input.params.id, input.body.repair);
  }

  @Endpoint(tickChecklist)
  tick(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof tickChecklist>,
  ): Answer<typeof tickChecklist> {
    return this.checklist.tick(ctx, input.params.id, input.body);
  }
}
