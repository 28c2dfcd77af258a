import { Injectable } from '@nestjs/common';
import type { TagUse } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { ConflictingWrite } from '../database/database-errors.js';
import type { StaffContext } from '../http/request-context.js';
import { MemberCardSettingsRepository } from './member-card-settings.repository.js';

/** Tags that come off when customers end their binding on the card. */
@Injectable()
export class MemberCardTagUses {
  constructor(
    private readonly settings: MemberCardSettingsRepository,
    private readonly channels: ChannelRepository,
    private readonly audit: AuditLog,
  ) {}

  async byTag(db: EntityManager, teamId: string): Promise<ReadonlyMap<string, TagUse[]>> {
    const uses = new Map<string, TagUse[]>();
    const kept = await this.settings.list(db, teamId);
    if (kept.length === 0) return uses;
    const names = new Map((await this.channels.list(db, teamId)).map(({ id, name }) => [id, name]));
    for (const { channelId, content } of kept) {
      const channelName = names.get(channelId) ?? '';
      const use = { place: 'memberCard' as const, channelId, channelName, journey: null };
      for (const tagId of content.unbind.tagIds) uses.set(tagId, [...(uses.get(tagId) ?? []), use]);
    }
    return uses;
  }

  /** `otherId` comes off instead of `tagId`. */
  async replace(tx: EntityManager, ctx: StaffContext, tagId: string, otherId: string): Promise<void> {
    const { teamId, staffId } = ctx;
    for (const { channelId, version, content: before } of await this.settings.list(tx, teamId)) {
      if (!before.unbind.tagIds.includes(tagId)) continue;
      const tagIds = [...new Set(before.unbind.tagIds.map((id) => (id === tagId ? otherId : id)))];
      const content = { ...before, unbind: { ...before.unbind, tagIds } };
      const saved = await this.settings.replace(tx, { teamId, channelId }, { version, content, staffId });
      if (!saved) throw new ConflictingWrite('member card settings');
      const target = { action: 'member_card.saved', targetType: 'channel', targetId: channelId };
      await this.audit.record(tx, ctx, { ...target, before, after: content });
    }
  }
}
