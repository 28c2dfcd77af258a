import type { QueryOf, listContacts } from '@tieline/contracts';
import type { PeopleTrail } from '../binding-funnel/people-trail.js';
import { ProblemError } from '../http/problem.js';

export type ContactSort = QueryOf<typeof listContacts>['sort'];
export type ContactFilter = {
  search: { text: string; ids: readonly string[] } | undefined;
  channelId: string | undefined;
  binding: 'bound' | 'unbound' | undefined;
  friend?: 'friend' | 'blocked' | 'unknown' | undefined;
  tagId: string | undefined;
  /** people of a figure of the funnel: they come by their newest trace, however the list is sorted */
  people: PeopleTrail | null;
  sort: ContactSort;
};
type Parameters = (string | number)[];
type Part = { sql: string; parameters: Parameters };

/** Finds `id` of contacts, and in `moment` and `tie` where each stands when that is not its id. Wants a limit at its end. */
export type Walk = Part;
export type WalkRow = { id: string; moment: number | string | null; tie: string | null };

/** Where a page ended: the contact's id, or `instant.tie`. A part of a hash is enough to tell the traces of an instant apart. */
export const cursorOf = ({ id, moment, tie }: WalkRow): string =>
  moment === null || tie === null ? id : `${moment}.${tie.length > 36 ? tie.slice(0, 16) : tie}`;

type Cursor = { id: string } | { moment: number; tie: string };

export function readWalkCursor(cursor: string | undefined): Cursor | undefined {
  if (cursor === undefined) return undefined;
  const [, moment, tie] = /^(?:(\d{1,15})\.)?([0-9a-f-]{16,36})$/.exec(cursor) ?? [];
  if (tie === undefined) {
    throw new ProblemError('request.invalid', { issues: [{ path: 'query.cursor', code: 'format' }] });
  }
  return moment === undefined ? { id: tie } : { moment: Number(moment), tie };
}

/**
 * What is walked one after the other until a page is full. Each walk follows an index in its own order and stops there:
 * contacts by (team, id), those with a tag by (team, tag, contact), bindings by (team, bound_at).
 */
export function walksOf(teamId: string, filter: ContactFilter, cursor: Cursor | undefined): Walk[] {
  const descending = filter.sort.startsWith('-');
  if (filter.people) return [alongPeople(filter.people, filter, cursor)];
  if (filter.sort === 'createdAt' || filter.sort === '-createdAt' || filter.binding === 'unbound') {
    return [alongContacts(teamId, filter, cursor, descending)];
  }
  // who is not bound has no such instant, and comes last
  const unbound = { ...filter, binding: 'unbound' as const };
  const rest = filter.binding === 'bound' ? [] : [unbound];
  if (cursor && 'id' in cursor) return rest.map((last) => alongContacts(teamId, last, cursor, true));
  return [
    alongBindings(teamId, filter, cursor, descending),
    ...rest.map((last) => alongContacts(teamId, last, undefined, true)),
  ];
}

/** Everybody of the filter by the age of the contact, whatever else lists are sorted by. @param before ids below it */
export function walkByAge(teamId: string, filter: ContactFilter, before: string | undefined): Walk {
  return alongContacts(teamId, filter, before === undefined ? undefined : { id: before }, true);
}

function alongContacts(
  teamId: string,
  { tagId, ...filter }: ContactFilter,
  cursor: Cursor | undefined,
  descending: boolean,
): Walk {
  const [id, from, own]: [string, string, Part] =
    tagId === undefined
      ? ['contact.id', 'contacts contact', { sql: 'contact.team_id = ?', parameters: [teamId] }]
      : [
          'x.contact_id',
          'taggings x JOIN contacts contact ON contact.id = x.contact_id',
          { sql: 'x.team_id = ? AND x.active_tag_id = ?', parameters: [teamId, tagId] },
        ];
  const after =
    cursor && 'id' in cursor ? [{ sql: `${id} ${sign(descending)} ?`, parameters: [cursor.id] }] : [];
  const { joins, conditions } = narrowed({ ...filter, tagId: undefined });
  return walk('NULL, NULL', from, joins, [own, ...conditions, ...after], `${id} ${way(descending)}`);
}

function alongBindings(
  teamId: string,
  filter: ContactFilter,
  cursor: Cursor | undefined,
  descending: boolean,
): Walk {
  const own = { sql: 'b.team_id = ? AND b.active_line_user_id IS NOT NULL', parameters: [teamId] };
  const { joins, conditions } = narrowed({ ...filter, binding: undefined });
  const from = 'bindings b JOIN contacts contact ON contact.id = b.contact_id';
  const all = [own, ...conditions, ...past('b.bound_at', 'b.id', cursor, descending)];
  const order = `b.bound_at ${way(descending)}, b.id ${way(descending)}`;
  return walk('b.bound_at, b.id', from, joins, all, order);
}

function alongPeople(
  { from, key, where, parameters }: PeopleTrail,
  filter: ContactFilter,
  cursor: Cursor | undefined,
): Walk {
  const { joins, conditions } = narrowed({ ...filter, people: null });
  const contact =
    'JOIN contacts contact ON contact.channel_id = t.channel_id AND contact.line_user_id = t.line_user_id';
  const all = [{ sql: where, parameters }, ...conditions, ...past('t.created_at', key, cursor, true)];
  return walk(`t.created_at, ${key}`, `${from} ${contact}`, joins, all, `t.created_at DESC, ${key} DESC`);
}

const sign = (descending: boolean): string => (descending ? '<' : '>');
const way = (descending: boolean): string => (descending ? 'DESC' : 'ASC');

function walk(place: string, from: string, joins: Part[], conditions: Part[], order: string): Walk {
  const [moment, tie] = place.split(', ');
  return {
    sql: `SELECT contact.id AS id, ${moment} AS moment, ${tie} AS tie
      FROM ${from} ${joins.map(({ sql }) => sql).join(' ')}
      WHERE ${conditions.map(({ sql }) => sql).join(' AND ')} ORDER BY ${order} LIMIT ?`,
    parameters: [...joins, ...conditions].flatMap(({ parameters }) => parameters),
  };
}

function past(moment: string, tie: string, cursor: Cursor | undefined, descending: boolean): Part[] {
  if (!cursor || 'id' in cursor) return [];
  const beyond = sign(descending);
  return [
    {
      sql: `${moment} ${beyond}= ? AND (${moment} ${beyond} ? OR ${tie} ${beyond} ?)`,
      parameters: [cursor.moment, cursor.moment, cursor.tie],
    },
  ];
}

/** As `isFriend` tells it. The index is for who blocked; friends are most, so `+` keeps them in the order of the walk. */
const friendship = {
  friend: '+contact.friend = 1 AND contact.friend_at > 0',
  blocked: 'contact.friend = 0 AND contact.friend_at > 0',
  unknown: 'contact.friend_at = 0',
} as const;

/** Outer joins with IFNULL keep what is walked in front: MySQL would begin with what narrows it down, and sort. */
function narrowed({ channelId, binding, friend, tagId, people, search }: Omit<ContactFilter, 'sort'>) {
  const joins: Part[] = [];
  const conditions: Part[] = [];
  if (channelId !== undefined) conditions.push({ sql: 'contact.channel_id = ?', parameters: [channelId] });
  if (friend !== undefined) conditions.push({ sql: friendship[friend], parameters: [] });
  if (binding !== undefined) {
    joins.push({
      sql: `LEFT JOIN bindings own ON own.channel_id = contact.channel_id
        AND own.active_line_user_id = contact.line_user_id`,
      parameters: [],
    });
    conditions.push({ sql: `IFNULL(own.id, '') ${binding === 'bound' ? '<>' : '='} ''`, parameters: [] });
  }
  if (tagId !== undefined) {
    joins.push({
      sql: 'LEFT JOIN taggings tagged ON tagged.contact_id = contact.id AND tagged.active_tag_id = ?',
      parameters: [tagId],
    });
    conditions.push({ sql: "IFNULL(tagged.id, '') <> ''", parameters: [] });
  }
  if (people) {
    const same = 't.channel_id = contact.channel_id AND t.line_user_id = contact.line_user_id';
    const sql = `EXISTS (SELECT 1 FROM ${people.from} WHERE ${same} AND ${people.where})`;
    conditions.push({ sql, parameters: people.parameters });
  }
  if (search) conditions.push(searched(search));
  return { joins, conditions };
}

function searched({ text, ids }: NonNullable<ContactFilter['search']>): Part {
  // `!` escapes on both engines; a backslash would mean something else to each.
  const prefix = `${text.replace(/[!%_]/g, '!$&')}%`;
  const found = ids.length > 0 ? ` OR contact.id IN (${ids.map(() => '?').join(', ')})` : '';
  return {
    sql: `(contact.display_name LIKE ? ESCAPE '!' OR contact.line_user_id = ?${found})`,
    parameters: [prefix, text, ...ids],
  };
}
