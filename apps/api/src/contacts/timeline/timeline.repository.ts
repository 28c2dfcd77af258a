import { Injectable } from '@nestjs/common';
import type { TimelineGroup } from '@tieline/contracts';
import { In, type EntityManager } from 'typeorm';
import { DeliveryEntity } from '../../delivery/delivery.entity.js';
import { SmsLedgerEntity } from '../../sms/sms-ledger.entity.js';
import type { ContactEntity } from '../contact.entity.js';
import { timelineSources, type Source, type SourceName } from './timeline-sources.js';

/** Where a page ended. */
export type TimelineCursor = { at: number; place: number; id: string };
export type TimelineRow = TimelineCursor & { source: SourceName; facts: (string | null)[] };
export type SmsFacts = { delivery: DeliveryEntity; cost: number | null };

const factCount = 4;
const sources = Object.entries(timelineSources) as [SourceName, Source][];
const nameOf = new Map(sources.map(([name, { place }]) => [place, name]));

type Statement = { sql: string; parameters: unknown[] };

/** Reads what features wrote anyway: one statement merges all tables, and nothing is written for it. */
@Injectable()
export class TimelineRepository {
  async list(
    db: EntityManager,
    contact: ContactEntity,
    page: { group: TimelineGroup | undefined; before: TimelineCursor | undefined; limit: number },
  ): Promise<TimelineRow[]> {
    const parts = sources
      .filter(([, { group }]) => page.group === undefined || group === page.group)
      .map(([name, source]) => part(name, source, contact, page));
    const rows: Record<string, string | number | null>[] = await db.query(
      `${parts.map(({ sql }) => sql).join(' UNION ALL ')} ORDER BY moment DESC, place DESC, entry_id DESC LIMIT ?`,
      [...parts.flatMap(({ parameters }) => parameters), page.limit],
    );
    return rows.flatMap((row) => {
      const source = nameOf.get(Number(row['place']));
      if (!source) return [];
      const facts = Array.from({ length: factCount }, (_none, i) => {
        const fact = row[`fact${i}`];
        return fact === null || fact === undefined ? null : String(fact);
      });
      return {
        source,
        at: Number(row['moment']),
        place: Number(row['place']),
        id: String(row['entry_id']),
        facts,
      };
    });
  }

  /** How the SMS of these codes went, by challenge, and what they cost in the end. */
  async smsOf(
    db: EntityManager,
    teamId: string,
    challengeIds: readonly string[],
  ): Promise<Map<string, SmsFacts>> {
    if (challengeIds.length === 0) return new Map();
    const keyOf = new Map(challengeIds.map((id) => [`otp:${id}`, id]));
    const deliveries = await db.findBy(DeliveryEntity, { teamId, dedupeKey: In([...keyOf.keys()]) });
    const references = deliveries.flatMap(({ id }) => [`charge:${id}`, `refund:${id}`]);
    const entries = await db.findBy(SmsLedgerEntity, { teamId, reference: In(references) });
    return new Map(
      deliveries.map((delivery) => {
        const own = entries.filter(({ deliveryId }) => deliveryId === delivery.id);
        const cost = own.length > 0 ? own.reduce((sum, { amount }) => sum - amount, 0) : null;
        return [keyOf.get(delivery.dedupeKey ?? '') ?? '', { delivery, cost }];
      }),
    );
  }
}

/** One table's newest entries before the cursor, in the columns that all tables share. */
function part(
  name: SourceName,
  { alias, at, from, id, key, place, where, facts }: Source,
  contact: ContactEntity,
  page: { before: TimelineCursor | undefined; limit: number },
): Statement {
  const [owned, owners] = ownerOf(alias, key, contact);
  const [earlier, cursor] = beforeCursor({ at, id, place }, page.before);
  const columns = Array.from({ length: factCount }, (_none, i) => `${facts[i] ?? 'NULL'} AS fact${i}`);
  const conditions = [owned, ...(where ? [where] : []), ...(earlier ? [earlier] : [])];
  return {
    sql: `SELECT * FROM (SELECT ${at} AS moment, ${place} AS place, ${id} AS entry_id, ${columns.join(', ')}
      FROM ${from} WHERE ${conditions.join(' AND ')} ORDER BY moment DESC, entry_id DESC LIMIT ?) ${name}`,
    parameters: [...owners, ...cursor, page.limit],
  };
}

function ownerOf(alias: string, key: Source['key'], contact: ContactEntity): [string, string[]] {
  switch (key) {
    case 'user':
      return [
        `${alias}.channel_id = ? AND ${alias}.line_user_id = ?`,
        [contact.channelId, contact.lineUserId],
      ];
    case 'contact':
      return [`${alias}.contact_id = ?`, [contact.id]];
    case 'target':
      return [`${alias}.team_id = ? AND ${alias}.target_id = ?`, [contact.teamId, contact.id]];
  }
}

/** (instant, place, id) before the cursor's, as a range of this table's own columns. */
function beforeCursor(
  { at, id, place }: Pick<Source, 'at' | 'id' | 'place'>,
  before: TimelineCursor | undefined,
): [string | null, (string | number)[]] {
  if (!before) return [null, []];
  if (place !== before.place) return [`${at} ${place < before.place ? '<=' : '<'} ?`, [before.at]];
  return [`(${at} < ? OR (${at} = ? AND ${id} < ?))`, [before.at, before.at, before.id]];
}
