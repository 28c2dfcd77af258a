import { Injectable } from '@nestjs/common';
import type { RichMenuRule, TagUse } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ChannelRepository } from '../channels/channel.repository.js';
import type { StaffContext } from '../http/request-context.js';
import { tagsOf } from './menu-truth.js';
import { RichMenuRepository, rulesOf } from './rich-menu.repository.js';
import { WriteMenuRules } from './write-menu-rules.js';

/** Tags that decide about menus, for whoever archives or merges one. */
@Injectable()
export class MenuTagUses {
  constructor(
    private readonly menus: RichMenuRepository,
    private readonly channels: ChannelRepository,
    private readonly writing: WriteMenuRules,
  ) {}

  async byTag(db: EntityManager, teamId: string): Promise<ReadonlyMap<string, TagUse[]>> {
    const uses = new Map<string, TagUse[]>();
    const kept = await this.menus.listRules(db, teamId);
    if (kept.length === 0) return uses;
    const names = new Map((await this.channels.list(db, teamId)).map(({ id, name }) => [id, name]));
    for (const row of kept) {
      const { channelId } = row;
      const channelName = names.get(channelId) ?? '';
      const use = { place: 'menuRules' as const, channelId, channelName, journey: null };
      for (const tagId of tagsOf(rulesOf(row).rules)) uses.set(tagId, [...(uses.get(tagId) ?? []), use]);
    }
    return uses;
  }

  /** Every rule about `tagId` is about `otherId` instead. */
  async replace(tx: EntityManager, ctx: StaffContext, tagId: string, otherId: string): Promise<void> {
    for (const row of await this.menus.listRules(tx, ctx.teamId)) {
      const rules = rulesOf(row);
      if (!tagsOf(rules.rules).includes(tagId)) continue;
      const changed = rules.rules.map((rule) => aboutOther(rule, tagId, otherId));
      await this.writing.write(tx, ctx, row.channelId, { ...rules, rules: changed });
    }
  }
}

function aboutOther({ menuId, audience }: RichMenuRule, tagId: string, otherId: string): RichMenuRule {
  if (audience.kind === 'bound' || audience.kind === 'notBound') return { menuId, audience };
  const tagIds = [...new Set(audience.tagIds.map((id) => (id === tagId ? otherId : id)))];
  return { menuId, audience: { ...audience, tagIds } };
}
