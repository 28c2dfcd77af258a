import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { execute, insertRows } from '../database/statements.js';
import { TaggingEntity, type TaggingEnd, type TaggingSource } from './tagging.entity.js';

export type Putting = {
  teamId: string;
  source: Exclude<TaggingSource, 'merge'>;
  bindingId?: string;
  staffId?: string;
};

/** Puts tags on and takes them off: what is so already stays as it is, and every change leaves its row. */
@Injectable()
export class TaggingRepository {
  constructor(private readonly clock: Clock) {}

  /** @returns how many were not on before. One statement; at most 2,000 pairs at once. */
  async putOn(
    tx: EntityManager,
    { teamId, source, bindingId, staffId }: Putting,
    contactIds: readonly string[],
    tagIds: readonly string[],
  ): Promise<number> {
    const now = this.clock.now();
    const rows = contactIds.flatMap((contactId) =>
      tagIds.map((tagId) => ({
        id: newId(),
        teamId,
        contactId,
        tagId,
        activeTagId: tagId,
        source,
        bindingId: bindingId ?? null,
        staffId: staffId ?? null,
        mergeId: null,
        createdAt: now,
        removedAt: null,
        removedBy: null,
      })),
    );
    if (rows.length === 0) return 0;
    return insertRows(tx, TaggingEntity, rows, { ignoreDuplicates: true });
  }

  /** @returns how many were on before */
  async takeOff(
    tx: EntityManager,
    { teamId, by }: { teamId: string; by: TaggingEnd },
    contactIds: readonly string[],
    tagIds: readonly string[],
  ): Promise<number> {
    if (contactIds.length === 0 || tagIds.length === 0) return 0;
    return execute(
      tx,
      `UPDATE taggings SET active_tag_id = NULL, removed_at = ?, removed_by = ?
        WHERE team_id = ? AND contact_id IN (${marks(contactIds)}) AND active_tag_id IN (${marks(tagIds)})`,
      [this.clock.now(), by, teamId, ...contactIds, ...tagIds],
    );
  }

  /** Takes off what was put on before an instant. @returns how many of at most `limit` there were */
  async expireSome(tx: EntityManager, tagId: string, firstValidId: string, limit: number): Promise<number> {
    const old: { id: string }[] = await tx.query(
      'SELECT id FROM taggings WHERE active_tag_id = ? AND id < ? ORDER BY id LIMIT ?',
      [tagId, firstValidId, limit],
    );
    if (old.length === 0) return 0;
    const ids = old.map(({ id }) => id);
    await execute(
      tx,
      `UPDATE taggings SET active_tag_id = NULL, removed_at = ?, removed_by = 'expired'
        WHERE id IN (${marks(ids)}) AND active_tag_id IS NOT NULL`,
      [this.clock.now(), ...ids],
    );
    return ids.length;
  }
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join();
}
