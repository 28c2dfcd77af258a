import { Injectable } from '@nestjs/common';
import type { BindingSettings } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { TeamRepository } from '../teams/team.repository.js';
import { readinessIssues } from './binding-readiness.js';
import { BindingSettingsRepository } from './binding-settings.repository.js';
import { DescribeBindingSettings } from './describe-binding-settings.js';

/** On or off, at once. The version stays: a colleague's open form is not made stale by it. */
@Injectable()
export class SwitchBinding {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly teams: TeamRepository,
    private readonly settings: BindingSettingsRepository,
    private readonly shown: DescribeBindingSettings,
    private readonly audit: AuditLog,
  ) {}

  switch(ctx: StaffContext, channelId: string, enabled: boolean): Promise<BindingSettings> {
    return this.transactions.run(async (tx) => {
      const before = await this.settings.get(tx, ctx.teamId, channelId);
      await this.settings.setEnabled(tx, ctx.teamId, channelId, enabled);
      // Looked at with the switch in hand: what it needs can not be cleared at the same moment.
      if (enabled) await this.requireReady(tx, ctx, channelId);
      const target = { action: 'binding.switched', targetType: 'channel', targetId: channelId };
      await this.audit.record(tx, ctx, {
        ...target,
        before: { enabled: before.enabled },
        after: { enabled },
      });
      return this.shown.describe(tx, ctx, channelId);
    });
  }

  private async requireReady(tx: EntityManager, ctx: StaffContext, channelId: string): Promise<void> {
    const channel = await this.channels.get(tx, ctx.teamId, channelId);
    const team = await this.teams.get(tx, ctx.teamId);
    const { content } = await this.settings.get(tx, ctx.teamId, channelId);
    const issues = readinessIssues(channel, team.smsSenderName, content);
    if (issues.length > 0) throw new ProblemError('binding.not_ready', { issues });
  }
}
