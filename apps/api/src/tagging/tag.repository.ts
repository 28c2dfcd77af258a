import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { ProblemError } from '../http/problem.js';
import { TagEntity } from './tag.entity.js';
import { TaggingEntity } from './tagging.entity.js';

export type TagName = { id: string; name: string };
export type CountedTag = TagEntity & { contacts: number };

/** The same name for a reader: width, case and outer space do not count. */
function nameKeyOf(name: string): string {
  return createHash('sha256').update(name.normalize('NFKC').toLowerCase().trim()).digest('hex');
}

@Injectable()
export class TagRepository {
  constructor(private readonly clock: Clock) {}

  /** @throws a duplicate key when the team has a tag of this name */
  async insert(tx: EntityManager, teamId: string, name: string, id = newId()): Promise<TagEntity> {
    const tag = { id, teamId, name, nameKey: nameKeyOf(name), createdAt: this.clock.now() };
    await tx.insert(TagEntity, tag);
    return tag;
  }

  /** @throws request.not_found unless all belong to the team */
  async requireOwned(db: EntityManager, teamId: string, ids: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return;
    const found = await db.countBy(TagEntity, { teamId, id: In(wanted) });
    if (found !== wanted.length) throw new ProblemError('request.not_found');
  }

  /** Of every tag of the team, by id. */
  async namesOf(db: EntityManager, teamId: string): Promise<Map<string, string>> {
    const tags = await db.find(TagEntity, { select: { id: true, name: true }, where: { teamId } });
    return new Map(tags.map(({ id, name }) => [id, name]));
  }

  async listCounted(db: EntityManager, teamId: string): Promise<CountedTag[]> {
    const tags = await db.find(TagEntity, { where: { teamId }, order: { id: 'ASC' } });
    const counts = await db
      .createQueryBuilder(TaggingEntity, 'tagging')
      .select('tagging.activeTagId', 'tagId')
      .addSelect('COUNT(*)', 'contacts')
      .where('tagging.teamId = :teamId AND tagging.activeTagId IS NOT NULL', { teamId })
      .groupBy('tagging.activeTagId')
      .getRawMany<{ tagId: string; contacts: string | number }>();
    const countOf = new Map(counts.map(({ tagId, contacts }) => [tagId, Number(contacts)]));
    return tags.map((tag) => ({ ...tag, contacts: countOf.get(tag.id) ?? 0 }));
  }

  /** Tags of many contacts in one statement, by contact. */
  async ofContacts(
    db: EntityManager,
    teamId: string,
    contactIds: readonly string[],
  ): Promise<Map<string, TagName[]>> {
    const tagsOf = new Map<string, TagName[]>(contactIds.map((id) => [id, []]));
    if (contactIds.length === 0) return tagsOf;
    const rows = await db
      .createQueryBuilder(TaggingEntity, 'tagging')
      .innerJoin(TagEntity, 'tag', 'tag.id = tagging.activeTagId')
      .select('tagging.contactId', 'contactId')
      .addSelect('tag.id', 'id')
      .addSelect('tag.name', 'name')
      .where('tagging.teamId = :teamId AND tagging.contactId IN (:...contactIds)', { teamId, contactIds })
      .orderBy('tagging.id')
      .getRawMany<TagName & { contactId: string }>();
    for (const { contactId, id, name } of rows) tagsOf.get(contactId)?.push({ id, name });
    return tagsOf;
  }

  /** Takes tags off a contact; what is not on stays as it is. */
  async takeOff(
    tx: EntityManager,
    teamId: string,
    contactId: string,
    tagIds: readonly string[],
  ): Promise<void> {
    if (tagIds.length === 0) return;
    const where = { teamId, contactId, activeTagId: In([...tagIds]) };
    await tx.update(TaggingEntity, where, { activeTagId: null, removedAt: this.clock.now() });
  }
}
