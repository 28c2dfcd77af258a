import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { newId } from '../database/ids.js';
import { insertRows } from '../database/statements.js';
import { TaggingEntity } from './tagging.entity.js';

/** Tags of contacts that are one customer: each has those of all, and remembers which came by merging. */
@Injectable()
export class MergedTags {
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
      createdAt: now,
      removedAt: null,
      removedBy: null,
    }));
    await insertRows(tx, TaggingEntity, rows, { ignoreDuplicates: true });
  }

  /** Who leaves keeps what was put on itself; the others lose what none of them has of itself. */
  async part(
    tx: EntityManager,
    { teamId, contactId, others }: { teamId: string; contactId: string; others: readonly string[] },
    now: number,
  ): Promise<void> {
    const off = { activeTagId: null, removedAt: now, removedBy: 'split' as const };
    const merged = { teamId, mergeId: Not(IsNull()), activeTagId: Not(IsNull()) };
    await tx.update(TaggingEntity, { ...merged, contactId }, off);
    if (others.length === 0) return;
    const on = await this.active(tx, teamId, others);
    const own = new Set(on.filter(({ mergeId }) => mergeId === null).map(({ tagId }) => tagId));
    const lost = on.filter(({ mergeId, tagId }) => mergeId !== null && !own.has(tagId)).map(({ id }) => id);
    if (lost.length > 0) await tx.update(TaggingEntity, { teamId, id: In(lost) }, off);
  }

  private active(tx: EntityManager, teamId: string, contactIds: readonly string[]): Promise<TaggingEntity[]> {
    return tx.findBy(TaggingEntity, { teamId, contactId: In([...contactIds]), activeTagId: Not(IsNull()) });
  }
}
