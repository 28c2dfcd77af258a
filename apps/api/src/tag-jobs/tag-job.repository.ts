import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { ProblemError } from '../http/problem.js';
import { TagJobEntity, TagJobPartEntity } from './tag-job.entities.js';

/** 1,000 ids of 39 letters stay below the 65,535 of a text column. */
export const contactsAPart = 1000;

@Injectable()
export class TagJobRepository {
  async insert(tx: EntityManager, job: TagJobEntity): Promise<void> {
    await tx.insert(TagJobEntity, job);
  }

  async addParts(tx: EntityManager, jobId: string, contactIds: readonly string[]): Promise<void> {
    for (let at = 0, position = 0; at < contactIds.length; at += contactsAPart, position += 1) {
      const ids = contactIds.slice(at, at + contactsAPart);
      await tx.insert(TagJobPartEntity, { jobId, position, contactIds: JSON.stringify(ids) });
    }
  }

  async part(db: EntityManager, jobId: string, position: number): Promise<string[]> {
    const row = await db.findOneBy(TagJobPartEntity, { jobId, position });
    return row ? (JSON.parse(row.contactIds) as string[]) : [];
  }

  async dropParts(tx: EntityManager, jobId: string): Promise<void> {
    await tx.delete(TagJobPartEntity, { jobId });
  }

  /** @throws request.not_found, for another team's job too */
  async get(db: EntityManager, teamId: string, id: string): Promise<TagJobEntity> {
    const job = await db.findOneBy(TagJobEntity, { teamId, id });
    if (!job) throw new ProblemError('request.not_found');
    return job;
  }

  list(db: EntityManager, teamId: string, take: number): Promise<TagJobEntity[]> {
    return db.find(TagJobEntity, { where: { teamId }, order: { id: 'DESC' }, take });
  }

  countOpen(db: EntityManager, teamId: string): Promise<number> {
    return db.countBy(TagJobEntity, { teamId, state: In(['waiting', 'running']) });
  }

  /**
   * What waits, or was left by a process that died. Of a team the oldest only, whoever works on it: a merge that
   * overtook the job before it would leave people with a tag that is put away.
   */
  listDue(db: EntityManager, now: number): Promise<TagJobEntity[]> {
    const before = `SELECT 1 FROM tag_jobs o
      WHERE o.team_id = job.team_id AND o.id < job.id AND o.state IN ('waiting', 'running')`;
    return db
      .createQueryBuilder(TagJobEntity, 'job')
      .where("job.state IN ('waiting', 'running') AND job.leaseUntil < :now", { now })
      .andWhere(`NOT EXISTS (${before})`)
      .orderBy('job.id')
      .limit(5)
      .getMany();
  }

  /** Only one of many processes gets it. */
  async claim(
    tx: EntityManager,
    { id, state, leaseToken }: TagJobEntity,
    lease: { leaseToken: string; leaseUntil: number },
  ): Promise<boolean> {
    const claimed = await tx.update(TagJobEntity, { id, state, leaseToken }, { ...lease, state: 'running' });
    return claimed.affected === 1;
  }

  /** False when it was cancelled, or the lease is somebody else's by now. */
  async save(
    tx: EntityManager,
    { id, leaseToken }: Pick<TagJobEntity, 'id' | 'leaseToken'>,
    changes: Partial<TagJobEntity>,
  ): Promise<boolean> {
    return (await tx.update(TagJobEntity, { id, leaseToken, state: 'running' }, changes)).affected === 1;
  }

  /** False when it is over already. */
  async cancel(tx: EntityManager, teamId: string, id: string, finishedAt: number): Promise<boolean> {
    const open = { teamId, id, state: In(['waiting', 'running']) };
    return (await tx.update(TagJobEntity, open, { state: 'cancelled', finishedAt })).affected === 1;
  }
}
