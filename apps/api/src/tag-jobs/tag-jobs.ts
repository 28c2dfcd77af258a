import { Injectable } from '@nestjs/common';
import {
  type BodyOf,
  type ResponseOf,
  type TagJob,
  type listTagJobs,
  type startTagJob,
} from '@tieline/contracts';
import { In, type EntityManager } from 'typeorm';
import { ContactSelection } from '../contacts/contact-selection.js';
import { ContactEntity } from '../contacts/contact.entity.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { EveryTagUse } from '../tagging/every-tag-use.js';
import { TagRepository } from '../tagging/tag.repository.js';
import { readTagFile } from './tag-file.js';
import { TagJobQueue, type Whom } from './tag-job-queue.js';
import { TagJobRunner } from './tag-job-runner.js';
import type { TagJobEntity } from './tag-job.entities.js';
import { TagJobRepository } from './tag-job.repository.js';

const shown = 20;
const idsAtOnce = 1000;

/** What staff do with the tags of many people at once. The work itself is the runner's. */
@Injectable()
export class TagJobs {
  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: TagJobRepository,
    private readonly queue: TagJobQueue,
    private readonly tags: TagRepository,
    private readonly uses: EveryTagUse,
    private readonly selection: ContactSelection,
    private readonly runner: TagJobRunner,
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
      await this.queue.add(tx, ctx, { id, kind: action, tagId }, whom);
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
      await this.uses.replace(tx, ctx, tagId, intoId);
      const whom = await this.found(tx, this.selection.seal(ctx.teamId, id, { tagId }));
      await this.tags.setArchived(tx, ctx.teamId, tagId, true);
      await this.queue.add(tx, ctx, { id, kind: 'merge', tagId: intoId, otherTagId: tagId }, whom);
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
      await this.queue.add(
        tx,
        ctx,
        { id, kind: 'import', tagId, unknown: strangers + file.unreadable },
        whom,
      );
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
    await this.transactions.run((tx) => this.queue.cancel(tx, ctx, id));
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
