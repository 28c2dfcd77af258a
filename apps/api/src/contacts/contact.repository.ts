import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { ProblemError } from '../http/problem.js';
import { ContactEntity } from './contact.entity.js';

/** What staff's actions do to contacts. */
@Injectable()
export class ContactRepository {
  /** @throws request.not_found, for another team's contact too */
  async get(db: EntityManager, teamId: string, id: string): Promise<ContactEntity> {
    const contact = await db.findOneBy(ContactEntity, { teamId, id });
    if (!contact) throw new ProblemError('request.not_found');
    return contact;
  }

  /** Contacts of these LINE users in every channel of the team, in one statement. */
  listOfLineUsers(
    db: EntityManager,
    teamId: string,
    lineUserIds: readonly string[],
  ): Promise<Pick<ContactEntity, 'id' | 'channelId' | 'lineUserId'>[]> {
    const select = { id: true, channelId: true, lineUserId: true };
    return db.find(ContactEntity, { select, where: { teamId, lineUserId: In([...lineUserIds]) } });
  }

  async clearPendingAnswer(tx: EntityManager, teamId: string, id: string): Promise<void> {
    const nothing = { pendingId: null, pendingAnswer: null, pendingUntil: null };
    await tx.update(ContactEntity, { teamId, id }, nothing);
  }
}
