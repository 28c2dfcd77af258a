import { Injectable } from '@nestjs/common';
import type { BindingSettings, BindingSettingsContent, BindingSettingsInput } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { SmsAccounts } from '../sms/sms-accounts.js';
import { triggerTextsDiffer } from './binding-readiness.js';
import { BindingReferences } from './binding-references.js';
import { BindingSettingsRepository } from './binding-settings.repository.js';
import { DescribeBindingSettings } from './describe-binding-settings.js';

/** What the column takes on MySQL, in bytes. */
const mostBytes = 65_535;

@Injectable()
export class SaveBindingSettings {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: BindingSettingsRepository,
    private readonly references: BindingReferences,
    private readonly accounts: SmsAccounts,
    private readonly shown: DescribeBindingSettings,
    private readonly audit: AuditLog,
  ) {}

  async save(ctx: StaffContext, channelId: string, input: BindingSettingsInput): Promise<BindingSettings> {
    const { version, ...content } = input;
    refuseUnusable(content);
    return this.transactions.run(async (tx) => {
      const before = await this.settings.get(tx, ctx.teamId, channelId);
      await this.references.check(tx, ctx.teamId, content);
      if (!(await this.settings.replace(tx, ctx.teamId, channelId, version, content))) {
        throw new ProblemError('binding.settings_changed');
      }
      await this.accounts.setBudget(tx, ctx.teamId, channelId, content.policy.dailySmsBudget);
      const target = { action: 'binding_settings.saved', targetType: 'channel', targetId: channelId };
      await this.audit.record(tx, ctx, { ...target, before: before.content, after: content });
      return this.shown.describe(tx, ctx, channelId);
    });
  }
}

function refuseUnusable(content: BindingSettingsContent): void {
  if (!triggerTextsDiffer(content)) throw new ProblemError('binding.trigger_texts_equal');
  if (Buffer.byteLength(JSON.stringify(content)) > mostBytes) throw new ProblemError('request.too_large');
}
