import { Injectable } from '@nestjs/common';
import { bindingRoles, type TagUse } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ContactViewRepository } from '../contact-views/contact-view.repository.js';
import { AutoReplyUses } from '../auto-replies/auto-reply-uses.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { JourneyUses } from '../journeys/journey-uses.js';
import { MemberCardTagUses } from '../member-card/member-card-tag-uses.js';
import { TagUses } from '../phone-binding/tag-uses.js';
import { MenuTagUses } from '../rich-menus/menu-tag-uses.js';

/** Settings that not everybody who merges tags may change. */
const ofBinding: readonly TagUse['place'][] = ['binding', 'website', 'memberCard'];

/** Everything of a team that names a tag. Saved views of the contact list hold nothing: they open without it, too. */
@Injectable()
export class EveryTagUse {
  constructor(
    private readonly bindings: TagUses,
    private readonly memberCards: MemberCardTagUses,
    private readonly menus: MenuTagUses,
    private readonly autoReplies: AutoReplyUses,
    private readonly journeys: JourneyUses,
    private readonly views: ContactViewRepository,
    private readonly channels: ChannelRepository,
  ) {}

  async of(db: EntityManager, teamId: string): Promise<(tagId: string) => TagUse[]> {
    const places = [
      await this.bindings.byTag(db, teamId),
      await this.memberCards.byTag(db, teamId),
      await this.menus.byTag(db, teamId),
      await this.autoReplies.byTag(db, teamId),
      await this.inJourneys(db, teamId),
    ];
    return (tagId) => places.flatMap((uses) => uses.get(tagId) ?? []);
  }

  /**
   * What names `tagId` names `otherId` instead.
   * @throws tag.in_use when binding puts it on, or takes it off, and the caller may not change that
   */
  async replace(tx: EntityManager, ctx: StaffContext, tagId: string, otherId: string): Promise<void> {
    const uses = (await this.of(tx, ctx.teamId))(tagId);
    if (uses.some(({ place }) => ofBinding.includes(place))) {
      if (!bindingRoles.some((role) => role === ctx.role)) throw new ProblemError('tag.in_use');
      await this.bindings.replace(tx, ctx, tagId, otherId);
      await this.memberCards.replace(tx, ctx, tagId, otherId);
    }
    await this.menus.replace(tx, ctx, tagId, otherId);
    await this.autoReplies.replaceTag(tx, ctx, tagId, otherId);
    await this.journeys.replaceTag(tx, ctx.teamId, tagId, otherId);
    await this.views.replaceId(tx, ctx.teamId, tagId, otherId);
  }

  private async inJourneys(db: EntityManager, teamId: string): Promise<Map<string, TagUse[]>> {
    const used = await this.journeys.by(db, teamId, 'tag');
    if (used.size === 0) return new Map();
    const names = new Map((await this.channels.list(db, teamId)).map(({ id, name }) => [id, name]));
    return new Map(
      [...used].map(([tagId, journeys]) => [
        tagId,
        journeys.map(({ channelId, ...journey }) => ({
          place: 'journey' as const,
          channelId,
          channelName: names.get(channelId) ?? '',
          journey,
        })),
      ]),
    );
  }
}
