import { Injectable } from '@nestjs/common';
import {
  bindingRoles,
  type BodyOf,
  type ResponseOf,
  type TagJob,
  type listTagJobs,
  type startTagJob,
} from '@tieline/contracts';
import { In, type EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { ContactSelection } from '../contacts/contact-selection.js';
import { ContactEntity } from '../contacts/contact.entity.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { TagUses } from '../phone-binding/tag-uses.js';
import { TagRepository } from '../tagging/tag.repository.js';
import { readTagFile } from './tag-file.js';
import { TagJobRunner } from './tag-job-runner.js';
import type { TagJobEntity } from './tag-job.entities.js';
import { TagJobRepository } from './tag-job.repository.js';

const shown = 20;
const mostOpen = 5;
const idsAtOnce = 1000;

type Whom =
  | { filterSealed: string; contactIds?: never; total: number }
  | { filterSealed: null; contactIds: string[]; total: number };
type NewJob = Pick<TagJobEntity, 'id' | 'kind' | 'tagId'> & { otherTagId?: string; unknown?: number };

/** What staff do with the tags of many people at once. The work itself is the runner's. */
@Injectable()
export class TagJobs {
  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: TagJobRepository,
    private readonly tags: TagRepository,
    private readonly uses: TagUses,
    private readonly selection: ContactSelection,
    private readonly runner: TagJobRunner,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws tag_job.too_many */
  async start(
    ctx: StaffContext,
    { action, tagId, contactIds, filter }: BodyOf<typeof startTagJob>,
  ): Promise<TagJob> {
    const id = newId();
    await this.transactions.run(async (tx) => {
      await this.tags.requireUsable(tx, ctx.teamId, [tagId]);
      const whom = contactIds
        ? await this.chosen(tx, ctx.teamId, contactIds)
        : await this.found(tx, this.selection.seal(ctx.teamId, id, filter));
      await this.insert(tx, ctx, { id, kind: action, tagId }, whom);
    });
    return this.begun(ctx, id);
  }

  /**
   * The tag is archived at once, and settings that put it on put the other one on: nobody gets it meanwhile.
   * @throws tag.in_use when settings put it on and the caller may not change them
   */
  async merge(ctx: StaffContext, tagId: string, intoId: string): Promise<TagJob> {
    if (tagId === intoId) {
      throw new ProblemError('request.invalid', { issues: [{ path: 'body.intoId', code: 'format' }] });
    }
    const id = newId();
    await this.transactions.run(async (tx) => {
      await this.tags.requireUsable(tx, ctx.teamId, [tagId, intoId]);
      if ((await this.uses.byTag(tx, ctx.teamId)).has(tagId)) {
        if (!bindingRoles.some((role) => role === ctx.role)) throw new ProblemError('tag.in_use');
        await this.uses.replace(tx, ctx, tagId, intoId);
      }
      const whom = await this.found(tx, this.selection.seal(ctx.teamId, id, { tagId }));
      await this.tags.setArchived(tx, ctx.teamId, tagId, true);
      await this.insert(tx, ctx, { id, kind: 'merge', tagId: intoId, otherTagId: tagId }, whom);
    });
    return this.begun(ctx, id);
  }

  /** @throws request.invalid for a file in which nobody is named */
  async import(ctx: StaffContext, tagId: string, bytes: Buffer): Promise<TagJob> {
    const file = readTagFile(bytes);
    if (!file || file.userIds.length === 0) {
      throw new ProblemError('request.invalid', { issues: [{ path: 'body.file', code: 'format' }] });
    }
    const id = newId();
    const { contactIds, strangers } = await this.known(ctx.teamId, file.userIds);
    await this.transactions.run(async (tx) => {
      await this.tags.requireUsable(tx, ctx.teamId, [tagId]);
      const whom = { filterSealed: null, contactIds, total: contactIds.length };
      await this.insert(tx, ctx, { id, kind: 'import', tagId, unknown: strangers + file.unreadable }, whom);
    });
    return this.begun(ctx, id);
  }

  async list({ teamId }: StaffContext): Promise<ResponseOf<typeof listTagJobs>> {
    return this.transactions.once(async (db) => {
      const jobs = await this.jobs.list(db, teamId, shown);
      const names = await this.tags.namesOf(db, teamId);
      return { items: jobs.map((job) => describe(job, names)) };
    });
  }

  /** @throws request.conflict when it is over already */
  async cancel(ctx: StaffContext, id: string): Promise<TagJob> {
    await this.transactions.run(async (tx) => {
      await this.jobs.get(tx, ctx.teamId, id);
      if (!(await this.jobs.cancel(tx, ctx.teamId, id, this.clock.now()))) {
        throw new ProblemError('request.conflict');
      }
      await this.jobs.dropParts(tx, id);
      await this.audit.record(tx, ctx, { action: 'tag_job.cancelled', targetType: 'tag_job', targetId: id });
    });
    return this.get(ctx, id);
  }

  private get({ teamId }: StaffContext, id: string): Promise<TagJob> {
    return this.transactions.once(async (db) => {
      const job = await this.jobs.get(db, teamId, id);
      return describe(job, await this.tags.namesOf(db, teamId));
    });
  }

  private begun(ctx: StaffContext, id: string): Promise<TagJob> {
    this.runner.wake();
    return this.get(ctx, id);
  }

  private async insert(tx: EntityManager, ctx: StaffContext, job: NewJob, whom: Whom): Promise<void> {
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

  private async found(tx: EntityManager, sealed: ReturnType<ContactSelection['seal']>): Promise<Whom> {
    return { filterSealed: sealed.filterSealed, total: await this.selection.count(tx, sealed) };
  }

  /** @throws request.not_found unless all are contacts of the team */
  private async chosen(tx: EntityManager, teamId: string, ids: readonly string[]): Promise<Whom> {
    const contactIds = [...new Set(ids)];
    const found = await tx.countBy(ContactEntity, { teamId, id: In(contactIds) });
    if (found !== contactIds.length) throw new ProblemError('request.not_found');
    return { filterSealed: null, contactIds, total: found };
  }

  /** One person may be a contact of several channels: all of them are meant. No write waits for it. */
  private async known(
    teamId: string,
    userIds: readonly string[],
  ): Promise<{ contactIds: string[]; strangers: number }> {
    const contactIds: string[] = [];
    let strangers = 0;
    for (let at = 0; at < userIds.length; at += idsAtOnce) {
      const asked = userIds.slice(at, at + idsAtOnce);
      const rows = await this.transactions.once((db): Promise<{ id: string; line_user_id: string }[]> =>
        db.query(
          `SELECT id, line_user_id FROM contacts
            WHERE team_id = ? AND line_user_id IN (${asked.map(() => '?').join()})`,
          [teamId, ...asked],
        ),
      );
      contactIds.push(...rows.map(({ id }) => id));
      strangers += asked.length - new Set(rows.map(({ line_user_id }) => line_user_id)).size;
    }
    return { contactIds, strangers };
  }
}

function describe(job: TagJobEntity, names: ReadonlyMap<string, string>): TagJob {
  const { id, kind, tagId, state, total, processed, changed, unknown } = job;
  const createdAt = new Date(job.createdAt).toISOString();
  const finishedAt = job.finishedAt === null ? null : new Date(job.finishedAt).toISOString();
  const tagName = names.get(tagId) ?? '';
  return { id, kind, tagId, tagName, state, total, processed, changed, unknown, createdAt, finishedAt };
}
