import { Injectable } from '@nestjs/common';
import type { SocialBindingInput, SocialBindingSettings } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { DescribeSocialBinding } from './describe-social-binding.js';
import { SocialBindingSettingsRepository } from './social-binding-settings.repository.js';
import { SocialReferences } from './social-references.js';

@Injectable()
export class SaveSocialBinding {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly settings: SocialBindingSettingsRepository,
    private readonly references: SocialReferences,
    private readonly audit: AuditLog,
    private readonly shown: DescribeSocialBinding,
  ) {}

  /** @throws request.not_found, social.settings_changed when somebody saved since */
  save(
    ctx: StaffContext,
    channelId: string,
    { version, ...input }: SocialBindingInput,
  ): Promise<SocialBindingSettings> {
    const { teamId, staffId } = ctx;
    return this.transactions.run(async (tx) => {
      await this.channels.get(tx, teamId, channelId);
      const before = await this.settings.get(tx, teamId, channelId);
      const content = await this.references.fill(tx, teamId, input);
      const place = { teamId, channelId };
      if (!(await this.settings.replace(tx, place, { version, content, staffId }))) {
        throw new ProblemError('social.settings_changed');
      }
      const target = { action: 'social_binding.saved', targetType: 'channel', targetId: channelId };
      await this.audit.record(tx, ctx, { ...target, before: before.content, after: content });
      return this.shown.describe(tx, ctx, channelId);
    });
  }
}
