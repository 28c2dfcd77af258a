import { Injectable } from '@nestjs/common';
import { In, LessThan, type EntityManager } from 'typeorm';
import { ProblemError } from '../http/problem.js';
import { ContactImportEntity } from './contact-import.entity.js';

const open = In(['waiting', 'running']);

@Injectable()
export class ContactImportRepository {
  async insert(tx: EntityManager, row: ContactImportEntity): Promise<void> {
    await tx.insert(ContactImportEntity, row);
  }

  /** @throws request.not_found, for another team's import too */
  async get(db: EntityManager, teamId: string, id: string): Promise<ContactImportEntity> {
    const row = await db.findOneBy(ContactImportEntity, { teamId, id });
    if (!row) throw new ProblemError('request.not_found');
    return row;
  }

  list(db: EntityManager, teamId: string, take: number): Promise<ContactImportEntity[]> {
    return db.find(ContactImportEntity, { where: { teamId }, order: { id: 'DESC' }, take });
  }

  isOpen(db: EntityManager, teamId: string, channelId: string): Promise<boolean> {
    return db.existsBy(ContactImportEntity, { teamId, channelId, state: open });
  }

  /** What waits, or was left by a process that died. */
  listDue(db: EntityManager, now: number): Promise<ContactImportEntity[]> {
    return db.find(ContactImportEntity, {
      where: { state: open, leaseUntil: LessThan(now) },
      order: { id: 'ASC' },
      take: 5,
    });
  }

  /** Only one of many processes gets it. */
  async claim(
    db: EntityManager,
    { id, leaseToken }: ContactImportEntity,
    lease: { leaseToken: string; leaseUntil: number },
  ): Promise<boolean> {
    const found = { id, leaseToken, state: open };
    return (await db.update(ContactImportEntity, found, { ...lease, state: 'running' })).affected === 1;
  }

  /** False when it was stopped, or the lease was lost. */
  async save(
    tx: EntityManager,
    { id, leaseToken }: ContactImportEntity,
    changes: Partial<ContactImportEntity>,
  ): Promise<boolean> {
    const mine = { id, leaseToken, state: 'running' as const };
    return (await tx.update(ContactImportEntity, mine, changes)).affected === 1;
  }

  /** False when it was over already. */
  async stop(tx: EntityManager, teamId: string, id: string, now: number): Promise<boolean> {
    const change = { state: 'stopped' as const, finishedAt: now };
    return (await tx.update(ContactImportEntity, { teamId, id, state: open }, change)).affected === 1;
  }
}
