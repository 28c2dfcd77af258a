import { Injectable } from '@nestjs/common';
import { ContactFilter, contactViewLimits, type ContactView } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { Cipher, type SealPlace } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { nameKeyOf } from '../database/name-key.js';
import { execute, insertRows } from '../database/statements.js';
import { ContactViewEntity, ContactViewOwnerEntity } from './contact-view.entities.js';

/** What staff say of a view. */
export type ViewContent = Pick<ContactView, 'name' | 'shared' | 'filter' | 'sort'>;
export type StoredView = ViewContent &
  Pick<ContactViewEntity, 'id' | 'teamId' | 'ownerId' | 'version' | 'updatedAt'>;
type Owner = { teamId: string; staffId: string };

@Injectable()
export class ContactViewRepository {
  constructor(
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {}

  /** Those that are shared, then what else is this person's; each as old as they are. */
  async list(db: EntityManager, { teamId, staffId }: Owner): Promise<StoredView[]> {
    const rows = await db.find(ContactViewEntity, {
      where: [
        { teamId, shared: 1 },
        { teamId, ownerId: staffId, shared: 0 },
      ],
      order: { shared: 'DESC', id: 'ASC' },
    });
    return rows.map((row) => this.opened(row));
  }

  /** Null for what this person does not see: nobody's, another team's, somebody's own. */
  async find(db: EntityManager, { teamId, staffId }: Owner, id: string): Promise<StoredView | null> {
    const row = await db.findOneBy(ContactViewEntity, { teamId, id });
    return row && (row.shared === 1 || row.ownerId === staffId) ? this.opened(row) : null;
  }

  /** @throws a duplicate key when this person has a view of this name */
  async insert(tx: EntityManager, { teamId, staffId }: Owner, content: ViewContent): Promise<StoredView> {
    const id = newId();
    const now = this.clock.now();
    const kept = { id, teamId, ownerId: staffId, version: 1, updatedAt: now };
    await tx.insert(ContactViewEntity, { ...kept, ...this.columns(teamId, id, content), createdAt: now });
    return { ...content, ...kept };
  }

  /**
   * The version after `seen`; null when somebody changed it since.
   * @throws a duplicate key when its owner has another view of this name
   */
  async change(tx: EntityManager, seen: StoredView, content: ViewContent): Promise<StoredView | null> {
    const { id, teamId, ownerId, version } = seen;
    const next = { version: version + 1, updatedAt: this.clock.now() };
    const columns = { ...this.columns(teamId, id, content), ...next };
    const { affected } = await tx.update(ContactViewEntity, { id, teamId, version }, columns);
    return affected === 1 ? { id, teamId, ownerId, ...content, ...next } : null;
  }

  /** False when somebody else was first. */
  async remove(tx: EntityManager, { id, teamId }: StoredView): Promise<boolean> {
    return (await tx.delete(ContactViewEntity, { id, teamId })).affected === 1;
  }

  /** One more of this person's, of many at once as many as there is room for. False: there is none. */
  async takeRoom(tx: EntityManager, { teamId, staffId }: Owner): Promise<boolean> {
    // the row is there but for the first time, and inserting first would lock it in two steps
    if (await this.count(tx, { teamId, staffId })) return true;
    const first = [{ teamId, ownerId: staffId, views: 1 }];
    if ((await insertRows(tx, ContactViewOwnerEntity, first, { ignoreDuplicates: true })) === 1) return true;
    return this.count(tx, { teamId, staffId });
  }

  async giveRoom(tx: EntityManager, { teamId, ownerId }: StoredView): Promise<void> {
    await execute(
      tx,
      'UPDATE contact_view_owners SET views = views - 1 WHERE team_id = ? AND owner_id = ? AND views > 0',
      [teamId, ownerId],
    );
  }

  /** What nobody but this person ever saw; what they shared stays with the team. */
  async removePrivate(tx: EntityManager, { teamId, staffId }: Owner): Promise<void> {
    const { affected } = await tx.delete(ContactViewEntity, { teamId, ownerId: staffId, shared: 0 });
    if (!affected) return;
    await execute(
      tx,
      'UPDATE contact_view_owners SET views = views - ? WHERE team_id = ? AND owner_id = ? AND views >= ?',
      [affected, teamId, staffId, affected],
    );
  }

  /** For a tag that another one has taken the place of. */
  async replaceId(tx: EntityManager, teamId: string, id: string, otherId: string): Promise<void> {
    await tx.query(
      'UPDATE contact_views SET content = REPLACE(content, ?, ?) WHERE team_id = ? AND content LIKE ?',
      [id, otherId, teamId, `%${id}%`],
    );
  }

  private async count(tx: EntityManager, { teamId, staffId }: Owner): Promise<boolean> {
    const counted = await execute(
      tx,
      'UPDATE contact_view_owners SET views = views + 1 WHERE team_id = ? AND owner_id = ? AND views < ?',
      [teamId, staffId, contactViewLimits.each],
    );
    return counted === 1;
  }

  private columns(teamId: string, id: string, { name, shared, filter: { q, ...filter }, sort }: ViewContent) {
    return {
      name,
      nameKey: nameKeyOf(name),
      shared: shared ? (1 as const) : (0 as const),
      content: JSON.stringify({ filter, sort }),
      searchSealed: q ? this.cipher.seal(q, place(teamId, id)) : null,
    };
  }

  private opened(row: ContactViewEntity): StoredView {
    const { id, teamId, ownerId, name, shared, content, searchSealed, version, updatedAt } = row;
    const { filter, sort } = JSON.parse(content) as Pick<ViewContent, 'filter' | 'sort'>;
    const q = searchSealed === null ? {} : { q: this.cipher.open(searchSealed, place(teamId, id)) };
    const whole = ContactFilter.parse({ ...q, ...filter });
    return { id, teamId, ownerId, name, shared: shared === 1, filter: whole, sort, version, updatedAt };
  }
}

function place(teamId: string, rowId: string): SealPlace {
  return { teamId, table: 'contact_views', column: 'search', rowId };
}
