import { Injectable } from '@nestjs/common';
import type { MemberCardInput, MemberCardSettings } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { MediaLibrary } from '../media/media-library.js';
import { TagRepository } from '../tagging/tag.repository.js';
import { DescribeMemberCard } from './describe-member-card.js';
import { MemberCardSettingsRepository } from './member-card-settings.repository.js';

@Injectable()
export class SaveMemberCard {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly settings: MemberCardSettingsRepository,
    private readonly media: MediaLibrary,
    private readonly tags: TagRepository,
    private readonly audit: AuditLog,
    private readonly shown: DescribeMemberCard,
  ) {}

  /** @throws request.not_found, member_card.settings_changed when somebody saved since */
  save(
    ctx: StaffContext,
    channelId: string,
    { version, ...content }: MemberCardInput,
  ): Promise<MemberCardSettings> {
    const { teamId, staffId } = ctx;
    return this.transactions.run(async (tx) => {
      await this.channels.get(tx, teamId, channelId);
      await this.media.requireOwned(tx, teamId, [content.pictureId]);
      await this.tags.requireOwned(tx, teamId, content.unbind.tagIds);
      const before = await this.settings.get(tx, teamId, channelId);
      const place = { teamId, channelId };
      if (!(await this.settings.replace(tx, place, { version, content, staffId }))) {
        throw new ProblemError('member_card.settings_changed');
      }
      const target = { action: 'member_card.saved', targetType: 'channel', targetId: channelId };
      await this.audit.record(tx, ctx, { ...target, before: before.content, after: content });
      return this.shown.describe(tx, ctx, channelId);
    });
  }
}
