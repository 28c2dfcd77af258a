import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { newId } from '../database/ids.js';
import { insertRows } from '../database/statements.js';
import { TaggingEntity } from './tagging.entity.js';
import { TaggingRepository } from './tagging.repository.js';

/** Tags of contacts that are one customer: each has those of all, and remembers which came by merging. */
@Injectable()
export class MergedTags {
  constructor(private readonly taggings: TaggingRepository) {}

  async unite(
    tx: EntityManager,
    { teamId, contactIds, mergeId }: { teamId: string; contactIds: readonly string[]; mergeId: string },
    now: number,
  ): Promise<void> {
    const on = await this.active(tx, teamId, contactIds);
    const tagIds = [...new Set(on.map(({ tagId }) => tagId))];
    const has = new Set(on.map(({ contactId, tagId }) => `${contactId}|${tagId}`));
    const missing = contactIds.flatMap((contactId) =>
      tagIds.filter((tagId) => !has.has(`${contactId}|${tagId}`)).map((tagId) => ({ contactId, tagId })),
    );
    if (missing.length === 0) return;
    const rows = missing.map(({ contactId, tagId }): TaggingEntity => ({
      id: newId(),
      teamId,
      contactId,
      tagId,
      activeTagId: tagId,
      source: 'merge',
      bindingId: null,
      mergeId,
      staffId: null,
      apiKeyId: null,
      createdAt: now,
      removedAt: null,
      removedBy: null,
    }));
    await insertRows(tx, TaggingEntity, rows, { ignoreDuplicates: true });
    await this.taggings.tellNew(tx, teamId, rows);
  }

  /** Who leaves keeps what was put on itself; the others lose what none of them has of itself. */
  async part(
    tx: EntityManager,
    { teamId, contactId, others }: { teamId: string; contactId: string; others: readonly string[] },
  ): Promise<void> {
    const end = (ids: string[]) => this.taggings.end(tx, { teamId, by: 'split' }, ids);
    const own = await this.active(tx, teamId, [contactId]);
    await end(own.filter(({ mergeId }) => mergeId !== null).map(({ id }) => id));
    if (others.length === 0) return;
    const on = await this.active(tx, teamId, others);
    const kept = new Set(on.filter(({ mergeId }) => mergeId === null).map(({ tagId }) => tagId));
    const lost = on.filter(({ mergeId, tagId }) => mergeId !== null && !kept.has(tagId)).map(({ id }) => id);
    await end(lost);
  }

  private active(tx: EntityManager, teamId: string, contactIds: readonly string[]): Promise<TaggingEntity[]> {
    return tx.findBy(TaggingEntity, { teamId, contactId: In([...contactIds]), activeTagId: Not(IsNull()) });
  }
}
