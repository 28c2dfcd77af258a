import { Injectable } from '@nestjs/common';
import type { RichMenuJob } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { ContactEntity } from '../contacts/contact.entity.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { MenuJobRunner } from './menu-job-runner.js';
import { RichMenuJobRepository } from './rich-menu-job.repository.js';
import { RichMenuEntity, type RichMenuJobEntity } from './rich-menu.entities.js';
import { RichMenuRepository } from './rich-menu.repository.js';

const shown = 20;

/** What staff see and do of the work at LINE. The work itself is the runner's. */
@Injectable()
export class MenuJobs {
  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: RichMenuJobRepository,
    private readonly menus: RichMenuRepository,
    private readonly channels: ChannelRepository,
    private readonly runner: MenuJobRunner,
    private readonly audit: AuditLog,
  ) {}

  list({ teamId }: StaffContext, channelId: string): Promise<{ items: RichMenuJob[] }> {
    return this.transactions.once(async (db) => {
      await this.channels.get(db, teamId, channelId);
      const jobs = await this.jobs.list(db, teamId, channelId, shown);
      const names = await this.names(db, teamId);
      return { items: jobs.map((job) => describe(job, names)) };
    });
  }

  get({ teamId }: StaffContext, id: string): Promise<RichMenuJob> {
    return this.transactions.once(async (db) => {
      const job = await this.jobs.get(db, teamId, id);
      return describe(job, await this.names(db, teamId));
    });
  }

  /** @throws rich_menu.job_running */
  async apply(ctx: StaffContext, channelId: string): Promise<RichMenuJob> {
    const { teamId } = ctx;
    const id = await this.transactions.run(async (tx) => {
      await this.channels.get(tx, teamId, channelId);
      const total = await this.countPeople(tx, teamId, channelId);
      const job = await this.jobs.insert(tx, { teamId, channelId, total, kind: 'apply' });
      if (!job) throw new ProblemError('rich_menu.job_running');
      await this.record(tx, ctx, 'rich_menu_job.started', job.id);
      return job.id;
    });
    return this.begun(ctx, id);
  }

  /** @throws request.conflict when it is over already */
  async cancel(ctx: StaffContext, id: string): Promise<RichMenuJob> {
    const { teamId } = ctx;
    await this.transactions.run(async (tx) => {
      const { channelId } = await this.jobs.get(tx, teamId, id);
      if (!(await this.jobs.cancel(tx, teamId, id))) throw new ProblemError('request.conflict');
      await this.menus.giveUpMaking(tx, channelId);
      await this.record(tx, ctx, 'rich_menu_job.cancelled', id);
    });
    return this.get(ctx, id);
  }

  begun(ctx: StaffContext, id: string): Promise<RichMenuJob> {
    this.runner.wake();
    return this.get(ctx, id);
  }

  countPeople(db: EntityManager, teamId: string, channelId: string): Promise<number> {
    return db.countBy(ContactEntity, { teamId, channelId });
  }

  private record(tx: EntityManager, ctx: StaffContext, action: string, targetId: string): Promise<void> {
    return this.audit.record(tx, ctx, { action, targetType: 'rich_menu_job', targetId });
  }

  private async names(db: EntityManager, teamId: string): Promise<Map<string, string>> {
    const menus = await db.find(RichMenuEntity, { select: { id: true, name: true }, where: { teamId } });
    return new Map(menus.map(({ id, name }) => [id, name]));
  }
}

function describe(job: RichMenuJobEntity, names: ReadonlyMap<string, string>): RichMenuJob {
  const { id, channelId, kind, menuId, state, step, total, processed, linked, verified, pending, problem } =
    job;
  return {
    ...{ id, channelId, kind, menuId, state, step, total, processed, linked, verified, pending, problem },
    menuName: menuId === null ? null : (names.get(menuId) ?? null),
    createdAt: new Date(job.createdAt).toISOString(),
    finishedAt: job.finishedAt === null ? null : new Date(job.finishedAt).toISOString(),
  };
}
