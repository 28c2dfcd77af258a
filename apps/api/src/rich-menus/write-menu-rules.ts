import { Injectable } from '@nestjs/common';
import type { RichMenuRule, RichMenuRules } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { interestsEveryMs } from '../contact-events/contact-event-interests.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { MenuInterests } from './menu-interests.js';
import { MenuJobs } from './menu-jobs.js';
import { RichMenuJobRepository } from './rich-menu-job.repository.js';
import { RichMenuRepository, rulesOf } from './rich-menu.repository.js';

/** Writes rules, listens to what they are about, and begins to bring everybody their menu: in one transaction. */
@Injectable()
export class WriteMenuRules {
  private readonly isAlone: boolean;

  constructor(
    private readonly menus: RichMenuRepository,
    private readonly jobs: RichMenuJobRepository,
    private readonly shownJobs: MenuJobs,
    private readonly interests: MenuInterests,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    transactions: Transactions,
  ) {
    // SQLite has one process.
    this.isAlone = transactions.engine === 'sqlite';
  }

  /**
   * @returns the job; null when they are as they were
   * @throws rich_menu.rules_changed
   */
  async write(
    tx: EntityManager,
    ctx: StaffContext,
    channelId: string,
    { version, rules, defaultMenuId }: { version: number } & RichMenuRules,
  ): Promise<string | null> {
    const { teamId, staffId } = ctx;
    const before = rulesOf(await this.menus.findRules(tx, teamId, channelId));
    if (before.version !== version) throw new ProblemError('rich_menu.rules_changed');
    const after = { rules, defaultMenuId };
    if (isSame(before, after)) return null;
    const of = { teamId, channelId, savedBy: staffId };
    if (!(await this.menus.saveRules(tx, of, { version, ...after }))) {
      throw new ProblemError('rich_menu.rules_changed');
    }
    await this.interests.replace(tx, teamId, channelId, rules);
    const target = { action: 'rich_menu.rules_saved', targetType: 'channel', targetId: channelId };
    const { version: _version, ...was } = before;
    await this.audit.record(tx, ctx, { ...target, before: was, after });
    const total = await this.shownJobs.countPeople(tx, teamId, channelId);
    // Other processes listen to new tags a little later; whoever is tagged until then is seen by the job.
    const from = this.clock.now() + (this.isAlone ? 0 : interestsEveryMs + 500);
    return this.jobs.ensureApply(tx, { teamId, channelId, total, from });
  }
}

function isSame(one: RichMenuRules, other: RichMenuRules): boolean {
  const form = ({ rules, defaultMenuId }: RichMenuRules) =>
    JSON.stringify([
      defaultMenuId,
      rules.map(({ menuId, audience }: RichMenuRule) => [menuId, sorted(audience)]),
    ]);
  return form(one) === form(other);
}

const sorted = (audience: RichMenuRule['audience']): unknown =>
  'tagIds' in audience ? [audience.kind, audience.tagIds] : [audience.kind];
