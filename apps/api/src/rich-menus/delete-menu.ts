import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions, afterCommit } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { JourneyUses } from '../journeys/journey-uses.js';
import { MenuJobRunner } from './menu-job-runner.js';
import { RichMenuJobRepository } from './rich-menu-job.repository.js';
import { RichMenuRepository, rulesOf } from './rich-menu.repository.js';
import { switchesTo } from './show-menus.js';

@Injectable()
export class DeleteMenu {
  constructor(
    private readonly transactions: Transactions,
    private readonly menus: RichMenuRepository,
    private readonly jobs: RichMenuJobRepository,
    private readonly runner: MenuJobRunner,
    private readonly journeys: JourneyUses,
    private readonly audit: AuditLog,
  ) {}

  /** @throws rich_menu.in_use while a rule, the default, another menu or a journey names it */
  async delete(ctx: StaffContext, id: string): Promise<void> {
    const { teamId } = ctx;
    await this.transactions.run(async (tx) => {
      const menu = await this.menus.get(tx, teamId, id);
      const { channelId } = menu;
      // first the row: who is about to name the menu holds it, and is seen after
      await this.menus.remove(tx, menu);
      const { rules, defaultMenuId } = rulesOf(await this.menus.findRules(tx, teamId, channelId));
      const menus = new Map((await this.menus.list(tx, teamId, channelId)).map((each) => [each.id, each]));
      const isNamed = rules.some(({ menuId }) => menuId === id) || defaultMenuId === id;
      const inJourneys = (await this.journeys.by(tx, teamId, 'menu')).has(id);
      if (isNamed || inJourneys || switchesTo(id, menus).length > 0) {
        throw new ProblemError('rich_menu.in_use');
      }
      // LINE still has it, and perhaps people whom a journey showed it.
      if (menu.publishedVersion !== null) await this.jobs.ensureApply(tx, { teamId, channelId });
      afterCommit(() => this.runner.wake());
      const target = { action: 'rich_menu.deleted', targetType: 'rich_menu', targetId: id };
      await this.audit.record(tx, ctx, { ...target, before: { name: menu.name } });
    });
  }
}
