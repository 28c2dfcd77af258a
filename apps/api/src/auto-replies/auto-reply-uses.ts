import { Injectable } from '@nestjs/common';
import type { AutoReplyRule, CardUse, TagUse } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ChannelRepository } from '../channels/channel.repository.js';
import type { StaffContext } from '../http/request-context.js';
import { cardIdsOf } from './answer-content.js';
import { AutoReplyRepository } from './auto-reply.repository.js';
import { WriteAutoReplies } from './write-auto-replies.js';

type Place = Pick<CardUse & TagUse, 'channelId' | 'channelName' | 'place' | 'journey'>;

/** Message cards that the team's rules answer with, and tags that decide whom they answer. */
@Injectable()
export class AutoReplyUses {
  constructor(
    private readonly replies: AutoReplyRepository,
    private readonly channels: ChannelRepository,
    private readonly writing: WriteAutoReplies,
  ) {}

  byCard(db: EntityManager, teamId: string): Promise<ReadonlyMap<string, CardUse[]>> {
    return this.by(db, teamId, cardIdsOf);
  }

  byTag(db: EntityManager, teamId: string): Promise<ReadonlyMap<string, TagUse[]>> {
    return this.by(db, teamId, tagIdsOf);
  }

  /** Every rule about `tagId` is about `otherId` instead. */
  async replaceTag(tx: EntityManager, ctx: StaffContext, tagId: string, otherId: string): Promise<void> {
    for (const { channelId, version, rules } of await this.replies.list(tx, ctx.teamId)) {
      if (!tagIdsOf(rules).includes(tagId)) continue;
      const changed = rules.map((rule) => aboutOther(rule, tagId, otherId));
      await this.writing.write(tx, ctx, channelId, { version, before: rules, rules: changed });
    }
  }

  private async by(
    db: EntityManager,
    teamId: string,
    idsOf: (rules: readonly AutoReplyRule[]) => readonly string[],
  ): Promise<ReadonlyMap<string, Place[]>> {
    const uses = new Map<string, Place[]>();
    const kept = await this.replies.list(db, teamId);
    if (kept.length === 0) return uses;
    const names = new Map((await this.channels.list(db, teamId)).map(({ id, name }) => [id, name]));
    for (const { channelId, rules } of kept) {
      const channelName = names.get(channelId) ?? '';
      const use: Place = { channelId, channelName, place: 'autoReply', journey: null };
      for (const id of idsOf(rules)) uses.set(id, [...(uses.get(id) ?? []), use]);
    }
    return uses;
  }
}

const tagIdsOf = (rules: readonly AutoReplyRule[]): string[] => [
  ...new Set(rules.flatMap(({ tags }) => tags.ids)),
];

function aboutOther(rule: AutoReplyRule, tagId: string, otherId: string): AutoReplyRule {
  const ids = [...new Set(rule.tags.ids.map((id) => (id === tagId ? otherId : id)))];
  return { ...rule, tags: { ...rule.tags, ids } };
}
