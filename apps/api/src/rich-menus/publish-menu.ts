import { Injectable } from '@nestjs/common';
import type { RichMenuJob } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { MenuJobs } from './menu-jobs.js';
import { RichMenuJobRepository } from './rich-menu-job.repository.js';
import { NewPublications } from './new-publications.js';

/** Begins to make a menu at LINE, as it is saved now: what is changed meanwhile waits for the next time. */
@Injectable()
export class PublishMenu {
  constructor(
    private readonly transactions: Transactions,
    private readonly publications: NewPublications,
    private readonly jobs: RichMenuJobRepository,
    private readonly shown: MenuJobs,
    private readonly audit: AuditLog,
  ) {}

  /** @throws rich_menu.not_ready, rich_menu.job_running */
  async publish(ctx: StaffContext, menuId: string): Promise<RichMenuJob> {
    const { teamId } = ctx;
    const id = await this.transactions.run(async (tx) => {
      const { channelId, publicationId, version } = await this.publications.add(tx, teamId, menuId);
      const total = await this.shown.countPeople(tx, teamId, channelId);
      const job = await this.jobs.insert(tx, {
        ...{ teamId, channelId, menuId, publicationId, total },
        kind: 'publish',
      });
      if (!job) throw new ProblemError('rich_menu.job_running');
      const target = { action: 'rich_menu.published', targetType: 'rich_menu', targetId: menuId };
      await this.audit.record(tx, ctx, { ...target, after: { version } });
      return job.id;
    });
    return this.shown.begun(ctx, id);
  }
}
