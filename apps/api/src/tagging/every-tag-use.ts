import { Injectable } from '@nestjs/common';
import { bindingRoles, type Tag } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ContactViewRepository } from '../contact-views/contact-view.repository.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { JourneyUses } from '../journeys/journey-uses.js';
import { TagUses } from '../phone-binding/tag-uses.js';
import { MenuTagUses } from '../rich-menus/menu-tag-uses.js';

export type TagPlaces = Pick<Tag, 'usedBy' | 'menuRules' | 'journeys'>;

/** Everything of a team that names a tag. Saved views of the contact list hold nothing: they open without it, too. */
@Injectable()
export class EveryTagUse {
  constructor(
    private readonly bindings: TagUses,
    private readonly menus: MenuTagUses,
    private readonly journeys: JourneyUses,
    private readonly views: ContactViewRepository,
  ) {}

  async of(db: EntityManager, teamId: string): Promise<(tagId: string) => TagPlaces> {
    const bindings = await this.bindings.byTag(db, teamId);
    const menus = await this.menus.byTag(db, teamId);
    const journeys = await this.journeys.by(db, teamId, 'tag');
    return (tagId) => ({
      usedBy: bindings.get(tagId) ?? [],
      menuRules: menus.get(tagId) ?? [],
      journeys: journeys.get(tagId) ?? [],
    });
  }

  /**
   * What names `tagId` names `otherId` instead.
   * @throws tag.in_use when binding puts it on and the caller may not change that
   */
  async replace(tx: EntityManager, ctx: StaffContext, tagId: string, otherId: string): Promise<void> {
    const { usedBy, menuRules } = (await this.of(tx, ctx.teamId))(tagId);
    if (usedBy.length > 0) {
      if (!bindingRoles.some((role) => role === ctx.role)) throw new ProblemError('tag.in_use');
      await this.bindings.replace(tx, ctx, tagId, otherId);
    }
    if (menuRules.length > 0) await this.menus.replace(tx, ctx, tagId, otherId);
    await this.journeys.replaceTag(tx, ctx.teamId, tagId, otherId);
    await this.views.replaceId(tx, ctx.teamId, tagId, otherId);
  }
}
