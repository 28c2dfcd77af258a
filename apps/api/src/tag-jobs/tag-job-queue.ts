import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../database/clock.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { TeamRepository } from '../teams/team.repository.js';
import type { TagJobEntity } from './tag-job.entities.js';
import { TagJobRepository } from './tag-job.repository.js';

const mostOpen = 5;

export type Whom =
  | { filterSealed: string; contactIds?: never; total: number }
  | { filterSealed: null; contactIds: string[]; total: number };
type NewJob = Pick<TagJobEntity, 'id' | 'kind' | 'tagId'> & { otherTagId?: string; unknown?: number };

/** Puts jobs down for the runner and takes them back, each with its record. */
@Injectable()
export class TagJobQueue {
  constructor(
    private readonly jobs: TagJobRepository,
    private readonly teams: TeamRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** The team is locked, so that two at once do not both see room. @throws tag_job.too_many */
  async add(tx: EntityManager, ctx: StaffContext, job: NewJob, whom: Whom): Promise<void> {
    await this.teams.lock(tx, ctx.teamId);
    if ((await this.jobs.countOpen(tx, ctx.teamId)) >= mostOpen) throw new ProblemError('tag_job.too_many');
    await this.jobs.insert(tx, {
      otherTagId: null,
      unknown: 0,
      ...job,
      teamId: ctx.teamId,
      staffId: ctx.staffId,
      state: 'waiting',
      filterSealed: whom.filterSealed,
      cursor: null,
      total: whom.total,
      processed: 0,
      changed: 0,
      leaseToken: '',
      leaseUntil: 0,
      createdAt: this.clock.now(),
      finishedAt: null,
    });
    if (whom.contactIds) await this.jobs.addParts(tx, job.id, whom.contactIds);
    const { kind, tagId, otherTagId } = job;
    const target = { action: 'tag_job.started', targetType: 'tag_job', targetId: job.id };
    await this.audit.record(tx, ctx, { ...target, after: { kind, tagId, otherTagId, people: whom.total } });
  }

  /** @throws request.conflict when it is over already */
  async cancel(tx: EntityManager, ctx: StaffContext, id: string): Promise<void> {
    await this.jobs.get(tx, ctx.teamId, id);
    if (!(await this.jobs.cancel(tx, ctx.teamId, id, this.clock.now()))) {
      throw new ProblemError('request.conflict');
    }
    await this.jobs.dropParts(tx, id);
    await this.audit.record(tx, ctx, { action: 'tag_job.cancelled', targetType: 'tag_job', targetId: id });
  }
}
