import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ContactEvents } from '../contact-events/contact-events.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { ConflictingWrite } from '../database/database-errors.js';
import { execute, insertRows } from '../database/statements.js';
import { TaggingEntity, type TaggingEnd, type TaggingSource } from './tagging.entity.js';

export type Putting = {
  teamId: string;
  source: Exclude<TaggingSource, 'merge'>;
  bindingId?: string;
  staffId?: string;
  apiKeyId?: string;
};

/** A tagging with the channel of its contact. */
type Placed = {
  id: string;
  contactId: string;
  channelId: string;
  tagId: string;
  source: string;
  bindingId: string | null;
};

/** Puts tags on and takes them off: what is so already stays as it is, and every change leaves its row. */
@Injectable()
export class TaggingRepository {
  constructor(
    private readonly clock: Clock,
    private readonly events: ContactEvents,
  ) {}

  /**
   * @returns how many were not on before. At most 2,000 pairs at once; one statement, and two more for tags that
   * somebody listens to.
   */
  async putOn(
    tx: EntityManager,
    { teamId, source, bindingId, staffId, apiKeyId }: Putting,
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
        apiKeyId: apiKeyId ?? null,
        mergeId: null,
        createdAt: now,
        removedAt: null,
        removedBy: null,
      })),
    );
    if (rows.length === 0) return 0;
    const on = await insertRows(tx, TaggingEntity, rows, { ignoreDuplicates: true });
    if (on > 0) await this.tellNew(tx, teamId, rows);
    return on;
  }

  /** Which of these tags each of these contacts has. Those without any are missing. */
  async activeAmong(
    db: EntityManager,
    teamId: string,
    contactIds: readonly string[],
    tagIds: readonly string[],
  ): Promise<Map<string, Set<string>>> {
    const active = new Map<string, Set<string>>();
    if (contactIds.length === 0 || tagIds.length === 0) return active;
    const rows: { contactId: string; tagId: string }[] = await db.query(
      `SELECT contact_id AS contactId, active_tag_id AS tagId FROM taggings
        WHERE team_id = ? AND contact_id IN (${marks(contactIds)}) AND active_tag_id IN (${marks(tagIds)})`,
      [teamId, ...contactIds, ...tagIds],
    );
    for (const { contactId, tagId } of rows) {
      active.set(contactId, (active.get(contactId) ?? new Set()).add(tagId));
    }
    return active;
  }

  /** @returns how many were on before */
  async takeOff(
    tx: EntityManager,
    { teamId, by }: { teamId: string; by: TaggingEnd },
    contactIds: readonly string[],
    tagIds: readonly string[],
  ): Promise<number> {
    if (contactIds.length === 0 || tagIds.length === 0) return 0;
    const heard = this.events.heardTags(teamId, 'untagged', tagIds);
    const silent = tagIds.filter((tagId) => !heard.includes(tagId));
    let off = 0;
    if (heard.length > 0) {
      const where = `t.team_id = ? AND t.contact_id IN (${marks(contactIds)}) AND t.active_tag_id IN (${marks(heard)})`;
      off += await this.endAndTell(tx, { teamId, by }, where, [teamId, ...contactIds, ...heard]);
    }
    if (silent.length === 0) return off;
    return (
      off +
      (await execute(
        tx,
        `UPDATE taggings SET active_tag_id = NULL, removed_at = ?, removed_by = ?
          WHERE team_id = ? AND contact_id IN (${marks(contactIds)}) AND active_tag_id IN (${marks(silent)})`,
        [this.clock.now(), by, teamId, ...contactIds, ...silent],
      ))
    );
  }

  /** Takes off what was put on before an instant. @returns how many of at most `limit` there were */
  async expireSome(
    tx: EntityManager,
    { teamId, id: tagId }: { teamId: string; id: string },
    firstValidId: string,
    limit: number,
  ): Promise<number> {
    if (this.events.heardTags(teamId, 'untagged', [tagId]).length > 0) {
      const where = 't.active_tag_id = ? AND t.id < ? ORDER BY t.id LIMIT ?';
      return this.endAndTell(tx, { teamId, by: 'expired' }, where, [tagId, firstValidId, limit]);
    }
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

  /** An insert does not say which rows were new: those that are there by their own id are. */
  async tellNew(
    tx: EntityManager,
    teamId: string,
    rows: readonly Pick<TaggingEntity, 'id' | 'tagId'>[],
  ): Promise<void> {
    const tagIds = [...new Set(rows.map(({ tagId }) => tagId))];
    const heard = new Set(this.events.heardTags(teamId, 'tagged', tagIds));
    if (heard.size === 0) return;
    const ids = rows.filter(({ tagId }) => heard.has(tagId)).map(({ id }) => id);
    await this.tell(tx, 'tagged', teamId, await this.placed(tx, `t.id IN (${marks(ids)})`, ids));
  }

  /** Ends taggings by their ids. @returns how many were on */
  async end(
    tx: EntityManager,
    ended: { teamId: string; by: TaggingEnd },
    ids: readonly string[],
  ): Promise<number> {
    if (ids.length === 0) return 0;
    return this.endAndTell(tx, ended, `t.id IN (${marks(ids)}) AND t.active_tag_id IS NOT NULL`, ids);
  }

  /** Ends the taggings that `where` finds and tells exactly those. @returns how many */
  private async endAndTell(
    tx: EntityManager,
    { teamId, by }: { teamId: string; by: TaggingEnd },
    where: string,
    parameters: readonly (string | number)[],
  ): Promise<number> {
    const rows = await this.placed(tx, where, parameters);
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    const ended = await execute(
      tx,
      `UPDATE taggings SET active_tag_id = NULL, removed_at = ?, removed_by = ?
        WHERE id IN (${marks(ids)}) AND active_tag_id IS NOT NULL`,
      [this.clock.now(), by, ...ids],
    );
    // Somebody else has taken one off since: who, is not known, so the whole transaction looks again.
    if (ended !== ids.length) throw new ConflictingWrite('taggings');
    const told = rows.map((row) => ({ ...row, source: by }));
    await this.tell(tx, 'untagged', teamId, told);
    return ended;
  }

  private placed(
    tx: EntityManager,
    where: string,
    parameters: readonly (string | number)[],
  ): Promise<Placed[]> {
    return tx.query(
      `SELECT t.id AS id, t.contact_id AS contactId, c.channel_id AS channelId, t.tag_id AS tagId,
              t.source AS source, t.binding_id AS bindingId
         FROM taggings t JOIN contacts c ON c.id = t.contact_id WHERE ${where}`,
      [...parameters],
    );
  }

  private tell(
    tx: EntityManager,
    kind: 'tagged' | 'untagged',
    teamId: string,
    rows: readonly Placed[],
  ): Promise<void> {
    return this.events.record(
      tx,
      rows.map(({ id: _id, ...row }) => ({ ...row, teamId, kind })),
    );
  }
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join();
}
