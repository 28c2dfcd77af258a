import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  richMenuLimits,
  type BodyOf,
  type RichMenu,
  type createRichMenu,
  type saveRichMenu,
} from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { RichMenuRepository, columnsOf } from './rich-menu.repository.js';
import { ShowMenus } from './show-menus.js';
import { MenuReferences } from './menu-references.js';

/** What staff do to menus; customers see nothing of it before a publication. */
@Injectable()
export class EditMenus {
  constructor(
    private readonly transactions: Transactions,
    private readonly menus: RichMenuRepository,
    private readonly references: MenuReferences,
    private readonly shown: ShowMenus,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** @throws rich_menu.too_many, rich_menu.picture_size */
  create(ctx: StaffContext, { channelId, ...content }: BodyOf<typeof createRichMenu>): Promise<RichMenu> {
    const { teamId, staffId } = ctx;
    return this.transactions.run(async (tx) => {
      await this.references.requireOwn(tx, teamId, channelId, content);
      if ((await this.menus.count(tx, teamId, channelId)) >= richMenuLimits.menusPerChannel) {
        throw new ProblemError('rich_menu.too_many');
      }
      const [id, now] = [newId(), this.clock.now()];
      const unpublished = { publishedVersion: null, lineMenuId: null, publishedAt: null };
      await this.menus.insert(tx, {
        ...{ id, teamId, channelId, ...columnsOf(content), ...unpublished },
        ...{ version: 1, alias: `tl-${randomBytes(8).toString('hex')}` },
        ...{ savedBy: staffId, createdAt: now, updatedAt: now },
      });
      await this.record(tx, ctx, 'rich_menu.created', id, { after: content });
      return this.shown.describe(tx, teamId, id);
    });
  }

  /** @throws rich_menu.changed, rich_menu.picture_size */
  save(
    ctx: StaffContext,
    id: string,
    { version, ...content }: BodyOf<typeof saveRichMenu>,
  ): Promise<RichMenu> {
    const { teamId, staffId } = ctx;
    return this.transactions.run(async (tx) => {
      const before = await this.menus.get(tx, teamId, id);
      await this.references.requireOwn(tx, teamId, before.channelId, content);
      if (!(await this.menus.replace(tx, { teamId, id, version }, content, staffId))) {
        throw new ProblemError('rich_menu.changed');
      }
      await this.record(tx, ctx, 'rich_menu.updated', id, { before: { name: before.name }, after: content });
      return this.shown.describe(tx, teamId, id);
    });
  }

  private record(
    tx: EntityManager,
    ctx: StaffContext,
    action: string,
    targetId: string,
    change: { before?: object; after?: object },
  ): Promise<void> {
    return this.audit.record(tx, ctx, { action, targetType: 'rich_menu', targetId, ...change });
  }
}
