import { Injectable } from '@nestjs/common';
import type { RichMenuJob } from '@tieline/contracts';
import { In, LessThan, type EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { insertRows } from '../database/statements.js';
import { ProblemError } from '../http/problem.js';
import { RichMenuJobEntity } from './rich-menu.entities.js';

type NewJob = Pick<RichMenuJobEntity, 'teamId' | 'channelId' | 'kind'> &
  Partial<Pick<RichMenuJobEntity, 'menuId' | 'publicationId' | 'total'>> & {
    /** not before this instant */
    from?: number;
  };
type Lease = Pick<RichMenuJobEntity, 'leaseToken' | 'leaseUntil'>;

const open: RichMenuJob['state'][] = ['waiting', 'running'];

@Injectable()
export class RichMenuJobRepository {
  constructor(private readonly clock: Clock) {}

  /** Null when one is open already. */
  async insert(tx: EntityManager, { from = 0, ...job }: NewJob): Promise<RichMenuJobEntity | null> {
    const row: RichMenuJobEntity = {
      id: newId(),
      openChannelId: job.channelId,
      publicationId: null,
      menuId: null,
      total: 0,
      ...job,
      state: 'waiting',
      step: 'prepare',
      cursor: null,
      again: 0,
      processed: 0,
      linked: 0,
      verified: 0,
      pending: 0,
      tries: 0,
      problem: null,
      leaseToken: '',
      leaseUntil: from,
      createdAt: this.clock.now(),
      finishedAt: null,
    };
    return (await insertRows(tx, RichMenuJobEntity, [row], { ignoreDuplicates: true })) === 1 ? row : null;
  }

  /** The open job goes through everybody once more; without one a new job begins. */
  async ensureApply(tx: EntityManager, of: Omit<NewJob, 'kind'>): Promise<string> {
    const repeated = await tx.update(RichMenuJobEntity, { openChannelId: of.channelId }, { again: 1 });
    if (repeated.affected === 1) return (await this.getOpen(tx, of.channelId)).id;
    const made = await this.insert(tx, { ...of, kind: 'apply' });
    return made?.id ?? (await this.getOpen(tx, of.channelId)).id;
  }

  isOpen(db: EntityManager, openChannelId: string): Promise<boolean> {
    return db.existsBy(RichMenuJobEntity, { openChannelId });
  }

  private getOpen(tx: EntityManager, openChannelId: string): Promise<RichMenuJobEntity> {
    return tx.findOneByOrFail(RichMenuJobEntity, { openChannelId });
  }

  /** @throws request.not_found, for another team's job too */
  async get(db: EntityManager, teamId: string, id: string): Promise<RichMenuJobEntity> {
    const job = await db.findOneBy(RichMenuJobEntity, { teamId, id });
    if (!job) throw new ProblemError('request.not_found');
    return job;
  }

  list(db: EntityManager, teamId: string, channelId: string, take: number): Promise<RichMenuJobEntity[]> {
    return db.find(RichMenuJobEntity, { where: { teamId, channelId }, order: { id: 'DESC' }, take });
  }

  /** What waits, or was left by a process that died. */
  listDue(db: EntityManager, now: number): Promise<RichMenuJobEntity[]> {
    return db.find(RichMenuJobEntity, {
      where: { state: In(open), leaseUntil: LessThan(now) },
      order: { leaseUntil: 'ASC' },
      take: 10,
    });
  }

  /** Only one of many processes gets it. */
  async claim(
    tx: EntityManager,
    { id, state, leaseToken }: RichMenuJobEntity,
    lease: Lease,
  ): Promise<boolean> {
    const claimed = await tx.update(
      RichMenuJobEntity,
      { id, state, leaseToken },
      { ...lease, state: 'running' },
    );
    return claimed.affected === 1;
  }

  /** False when it was stopped, or the lease is somebody else's by now. */
  async save(
    tx: EntityManager,
    { id, leaseToken }: Pick<RichMenuJobEntity, 'id' | 'leaseToken'>,
    changes: Partial<RichMenuJobEntity>,
  ): Promise<boolean> {
    return (await tx.update(RichMenuJobEntity, { id, leaseToken, state: 'running' }, changes)).affected === 1;
  }

  async finish(
    tx: EntityManager,
    { id, leaseToken }: Pick<RichMenuJobEntity, 'id' | 'leaseToken'>,
    end: { state: 'done' | 'failed'; problem: string | null },
  ): Promise<boolean> {
    const ended = { ...end, openChannelId: null, finishedAt: this.clock.now() };
    // What came meanwhile is not forgotten with a job that is done.
    const read = { id, leaseToken, state: 'running' as const, ...(end.state === 'done' && { again: 0 }) };
    return (await tx.update(RichMenuJobEntity, read, ended)).affected === 1;
  }

  /** False when it is over already. */
  async cancel(tx: EntityManager, teamId: string, id: string): Promise<boolean> {
    const ended = { state: 'cancelled' as const, openChannelId: null, finishedAt: this.clock.now() };
    return (await tx.update(RichMenuJobEntity, { teamId, id, state: In(open) }, ended)).affected === 1;
  }
}
