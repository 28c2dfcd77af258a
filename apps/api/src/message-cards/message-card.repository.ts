import { Injectable } from '@nestjs/common';
import type { MessageCard, MessageCardContent } from '@tieline/contracts';
import { In, IsNull, LessThan, Not, type EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { ProblemError } from '../http/problem.js';
import { MessageCardEntity } from './message-card.entity.js';

export type CardDraft = {
  name: string;
  content: MessageCardContent;
  lineCheck: MessageCard['lineCheck'];
  staffId: string;
};

type ListFilter = { archived: boolean; before: string | undefined; limit: number };

@Injectable()
export class MessageCardRepository {
  constructor(private readonly clock: Clock) {}

  /** Newest first; `before` is the id that the page before ended with. */
  list(
    db: EntityManager,
    teamId: string,
    { archived, before, limit }: ListFilter,
  ): Promise<MessageCardEntity[]> {
    return db.find(MessageCardEntity, {
      where: {
        teamId,
        archivedAt: archived ? Not(IsNull()) : IsNull(),
        ...(before !== undefined && { id: LessThan(before) }),
      },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** @throws request.not_found, for another team's card too */
  async get(db: EntityManager, teamId: string, id: string): Promise<MessageCardEntity> {
    const card = await db.findOneBy(MessageCardEntity, { teamId, id });
    if (!card) throw new ProblemError('request.not_found');
    return card;
  }

  async findActive(db: EntityManager, teamId: string, ids: readonly string[]): Promise<MessageCardEntity[]> {
    if (ids.length === 0) return [];
    return db.findBy(MessageCardEntity, { teamId, id: In([...ids]), archivedAt: IsNull() });
  }

  async insert(tx: EntityManager, teamId: string, draft: CardDraft): Promise<string> {
    const now = this.clock.now();
    const id = newId();
    const { name, lineCheck, staffId } = draft;
    const content = JSON.stringify(draft.content);
    const fresh = { version: 1, createdAt: now, updatedAt: now, archivedAt: null };
    await tx.insert(MessageCardEntity, { id, teamId, name, content, lineCheck, savedBy: staffId, ...fresh });
    return id;
  }

  /** False when somebody saved since `version`. */
  async replace(
    tx: EntityManager,
    teamId: string,
    id: string,
    version: number,
    draft: CardDraft,
  ): Promise<boolean> {
    const { name, lineCheck, staffId } = draft;
    const changes = { name, lineCheck, content: JSON.stringify(draft.content), savedBy: staffId };
    const result = await tx.update(
      MessageCardEntity,
      { teamId, id, version },
      { ...changes, version: version + 1, updatedAt: this.clock.now() },
    );
    return result.affected === 1;
  }

  async setArchived(tx: EntityManager, teamId: string, id: string, archived: boolean): Promise<void> {
    await tx.update(MessageCardEntity, { teamId, id }, { archivedAt: archived ? this.clock.now() : null });
  }

  /**
   * Cards that are about to be used, held until the transaction ends: who changes or archives one waits, and then
   * finds the use that was written here.
   * @throws request.not_found when one is archived or not the team's
   */
  async hold(tx: EntityManager, teamId: string, ids: readonly string[]): Promise<MessageCardEntity[]> {
    const wanted = [...new Set(ids)].sort();
    if (wanted.length === 0) return [];
    const where = { teamId, id: In(wanted), archivedAt: IsNull() };
    await tx.update(MessageCardEntity, where, { version: () => 'version' });
    const found = await tx.findBy(MessageCardEntity, where);
    if (found.length !== wanted.length) throw new ProblemError('request.not_found');
    return found;
  }
}
