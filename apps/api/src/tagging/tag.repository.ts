import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { firstIdSince, newId } from '../database/ids.js';
import { nameKeyOf } from '../database/name-key.js';
import { ProblemError } from '../http/problem.js';
import { TagEntity } from './tag.entity.js';
import { TaggingEntity } from './tagging.entity.js';

export type TagName = { id: string; name: string };
export type TagFields = Pick<TagEntity, 'name' | 'category' | 'validDays'>;
export type TagFigures = { contacts: number; addedLastWeek: number };

const weekMs = 7 * 86_400_000;

@Injectable()
export class TagRepository {
  constructor(private readonly clock: Clock) {}

  /** @throws a duplicate key when the team has a tag of this name */
  async insert(
    tx: EntityManager,
    teamId: string,
    { name, category = null, validDays = null }: Partial<TagFields> & Pick<TagFields, 'name'>,
    id = newId(),
  ): Promise<TagEntity> {
    const fields = { name, nameKey: nameKeyOf(name), category, validDays };
    const tag = { id, teamId, ...fields, archivedAt: null, createdAt: this.clock.now() };
    await tx.insert(TagEntity, tag);
    return tag;
  }

  /** @throws request.not_found, for another team's tag too */
  async get(db: EntityManager, teamId: string, id: string): Promise<TagEntity> {
    const tag = await db.findOneBy(TagEntity, { teamId, id });
    if (!tag) throw new ProblemError('request.not_found');
    return tag;
  }

  /** @throws a duplicate key when the team has another tag of this name */
  async change(tx: EntityManager, teamId: string, id: string, changes: Partial<TagFields>): Promise<void> {
    const key = changes.name === undefined ? {} : { nameKey: nameKeyOf(changes.name) };
    await tx.update(TagEntity, { teamId, id }, { ...changes, ...key });
  }

  /** False when it is so already. */
  async setArchived(tx: EntityManager, teamId: string, id: string, archived: boolean): Promise<boolean> {
    const archivedAt = archived ? IsNull() : Not(IsNull());
    const change = { archivedAt: archived ? this.clock.now() : null };
    return (await tx.update(TagEntity, { teamId, id, archivedAt }, change)).affected === 1;
  }

  /** @throws request.not_found unless all belong to the team and none is archived */
  async requireUsable(db: EntityManager, teamId: string, ids: readonly string[]): Promise<void> {
    await this.requireAll(db, ids, { teamId, archivedAt: IsNull() });
  }

  /** @throws request.not_found unless all belong to the team */
  async requireOwned(db: EntityManager, teamId: string, ids: readonly string[]): Promise<void> {
    await this.requireAll(db, ids, { teamId });
  }

  /** Names, and whether they are archived, of those that the team has. */
  async find(db: EntityManager, teamId: string, ids: readonly string[]): Promise<TagEntity[]> {
    return ids.length === 0 ? [] : db.findBy(TagEntity, { teamId, id: In([...ids]) });
  }

  /** Of every tag of the team, by id. */
  async namesOf(db: EntityManager, teamId: string): Promise<Map<string, string>> {
    const tags = await db.find(TagEntity, { select: { id: true, name: true }, where: { teamId } });
    return new Map(tags.map(({ id, name }) => [id, name]));
  }

  list(db: EntityManager, teamId: string, archived: boolean): Promise<TagEntity[]> {
    const archivedAt = archived ? Not(IsNull()) : IsNull();
    return db.find(TagEntity, { where: { teamId, archivedAt }, order: { id: 'ASC' } });
  }

  /** How many contacts have each tag, and how often it was put on lately, in two statements. */
  async figures(db: EntityManager, teamId: string, ids: readonly string[]): Promise<Map<string, TagFigures>> {
    const figures = new Map(ids.map((id): [string, TagFigures] => [id, { contacts: 0, addedLastWeek: 0 }]));
    if (ids.length === 0) return figures;
    const marks = ids.map(() => '?').join();
    type Counted = { tag: string; n: string | number };
    const held: Counted[] = await db.query(
      `SELECT active_tag_id AS tag, COUNT(*) AS n FROM taggings
        WHERE team_id = ? AND active_tag_id IN (${marks}) GROUP BY active_tag_id`,
      [teamId, ...ids],
    );
    const recent: Counted[] = await db.query(
      `SELECT tag_id AS tag, COUNT(*) AS n FROM taggings WHERE tag_id IN (${marks}) AND id >= ? GROUP BY tag_id`,
      [...ids, firstIdSince(this.clock.now() - weekMs)],
    );
    for (const { tag, n } of held) Object.assign(figures.get(tag) ?? {}, { contacts: Number(n) });
    for (const { tag, n } of recent) Object.assign(figures.get(tag) ?? {}, { addedLastWeek: Number(n) });
    return figures;
  }

  /** Tags of many contacts in one statement, by contact; archived ones are not shown. */
  async ofContacts(
    db: EntityManager,
    teamId: string,
    contactIds: readonly string[],
  ): Promise<Map<string, TagName[]>> {
    const tagsOf = new Map<string, TagName[]>(contactIds.map((id) => [id, []]));
    if (contactIds.length === 0) return tagsOf;
    const rows = await db
      .createQueryBuilder(TaggingEntity, 'tagging')
      .innerJoin(TagEntity, 'tag', 'tag.id = tagging.activeTagId AND tag.archivedAt IS NULL')
      .select('tagging.contactId', 'contactId')
      .addSelect('tag.id', 'id')
      .addSelect('tag.name', 'name')
      .where('tagging.teamId = :teamId AND tagging.contactId IN (:...contactIds)', { teamId, contactIds })
      .orderBy('tagging.id')
      .getRawMany<TagName & { contactId: string }>();
    for (const { contactId, id, name } of rows) tagsOf.get(contactId)?.push({ id, name });
    return tagsOf;
  }

  private async requireAll(
    db: EntityManager,
    ids: readonly string[],
    where: Parameters<EntityManager['countBy']>[1] & object,
  ): Promise<void> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return;
    const found = await db.countBy(TagEntity, { ...where, id: In(wanted) });
    if (found !== wanted.length) throw new ProblemError('request.not_found');
  }
}
