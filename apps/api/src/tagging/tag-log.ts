import { Injectable } from '@nestjs/common';
import type { QueryOf, ResponseOf, TagLogEntry, listTagLog } from '@tieline/contracts';
import { Transactions } from '../database/transactions.js';
import { pageOf, readCursor } from '../http/keyset.js';
import type { StaffContext } from '../http/request-context.js';
import { TagRepository } from './tag.repository.js';

type Row = Pick<
  TagLogEntry,
  'id' | 'contactId' | 'displayName' | 'channelName' | 'source' | 'staffName' | 'apiKeyName'
> & {
  at: string | number;
  removedAt: string | number | null;
  removedBy: TagLogEntry['removedBy'];
};

/** Who got a tag, when and why. A read model over contacts, channels, staff and API keys; it writes nothing. */
@Injectable()
export class TagLog {
  constructor(
    private readonly transactions: Transactions,
    private readonly tags: TagRepository,
  ) {}

  list(
    { teamId }: StaffContext,
    tagId: string,
    { cursor, limit, source }: QueryOf<typeof listTagLog>,
  ): Promise<ResponseOf<typeof listTagLog>> {
    const before = readCursor(cursor);
    return this.transactions.once(async (db) => {
      await this.tags.get(db, teamId, tagId);
      const rows: Row[] = await db.query(
        `SELECT t.id AS id, t.contact_id AS contactId, c.display_name AS displayName, ch.name AS channelName,
                t.source AS source, s.name AS staffName, k.name AS apiKeyName, t.created_at AS at, t.removed_at AS removedAt,
                t.removed_by AS removedBy
           FROM taggings t JOIN contacts c ON c.id = t.contact_id JOIN channels ch ON ch.id = c.channel_id
           LEFT JOIN staff s ON s.id = t.staff_id LEFT JOIN api_keys k ON k.id = t.api_key_id
          WHERE t.tag_id = ? AND t.team_id = ?${before ? ' AND t.id < ?' : ''}${source ? ' AND t.source = ?' : ''}
          ORDER BY t.id DESC LIMIT ?`,
        [tagId, teamId, ...(before ? [before] : []), ...(source ? [source] : []), limit + 1],
      );
      return pageOf(rows, limit, ({ at, removedAt, ...row }) => ({
        ...row,
        at: new Date(Number(at)).toISOString(),
        removedAt: removedAt === null ? null : new Date(Number(removedAt)).toISOString(),
      }));
    });
  }
}
