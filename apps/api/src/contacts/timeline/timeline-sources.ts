import type { TimelineGroup } from '@tieline/contracts';

/** Whose rows: three ways in which tables name a contact. */
type Key = 'user' | 'contact' | 'target';

export type Source = {
  group: TimelineGroup;
  /** of two entries of one millisecond the higher place is the later one */
  place: number;
  /** instant of the entry */
  at: string;
  id: string;
  /** up to five facts, read by `describe-entry.ts` */
  facts: readonly string[];
  from: string;
  key: Key;
  alias: string;
  where?: string;
};

/** Every table that remembers something of a contact; each is read along an index by person and time. */
export const timelineSources = {
  pageOpened: {
    group: 'binding',
    place: 1,
    at: 's.created_at',
    // a part, so that no page shows what a session is found by
    id: 'SUBSTR(s.token_hash, 1, 16)',
    facts: ['s.source'],
    from: 'liff_sessions s',
    key: 'user',
    alias: 's',
  },
  codeSent: {
    group: 'sms',
    place: 2,
    at: 'c.created_at',
    id: 'c.id',
    facts: ['c.masked_phone', 'c.state', 'c.attempts', 'c.expires_at'],
    from: 'otp_challenges c',
    key: 'user',
    alias: 'c',
  },
  friendship: {
    group: 'message',
    place: 3,
    at: 'e.received_at',
    id: 'e.id',
    facts: ['e.type'],
    from: 'webhook_events e',
    key: 'user',
    alias: 'e',
    where: "e.type IN ('follow', 'unfollow')",
  },
  unbound: {
    group: 'binding',
    place: 4,
    at: 'b.ended_at',
    id: 'b.id',
    facts: ['b.masked_phone', 'b.end_reason'],
    from: 'bindings b',
    key: 'contact',
    alias: 'b',
    where: 'b.ended_at IS NOT NULL',
  },
  bound: {
    group: 'binding',
    place: 5,
    at: 'b.bound_at',
    id: 'b.id',
    facts: ['b.masked_phone', 'b.member_number'],
    from: 'bindings b',
    key: 'contact',
    alias: 'b',
  },
  reviewOpened: {
    group: 'binding',
    place: 6,
    at: 'r.created_at',
    id: 'r.id',
    facts: ['r.masked_phone', 'r.kind'],
    from: 'binding_reviews r',
    key: 'contact',
    alias: 'r',
  },
  tagOn: {
    group: 'tag',
    place: 7,
    at: 't.created_at',
    id: 't.id',
    facts: ['g.name', 't.source', 'k.name'],
    from: 'taggings t JOIN tags g ON g.id = t.tag_id LEFT JOIN api_keys k ON k.id = t.api_key_id',
    key: 'contact',
    alias: 't',
  },
  tagOff: {
    group: 'tag',
    place: 8,
    at: 't.removed_at',
    id: 't.id',
    facts: ['g.name'],
    from: 'taggings t JOIN tags g ON g.id = t.tag_id',
    key: 'contact',
    alias: 't',
    where: 't.removed_at IS NOT NULL',
  },
  message: {
    group: 'message',
    place: 9,
    at: 'd.created_at',
    id: 'd.id',
    facts: ['d.kind', 'd.state', 'd.reason'],
    from: 'deliveries d',
    key: 'user',
    alias: 'd',
    where: "d.kind IN ('line.reply', 'line.push')",
  },
  staff: {
    group: 'staff',
    place: 10,
    at: 'a.created_at',
    id: 'a.id',
    facts: ['a.action', 'p.name', 'a.`after`'],
    from: 'audit a LEFT JOIN staff p ON p.id = a.staff_id',
    key: 'target',
    alias: 'a',
  },
  siteTied: {
    group: 'binding',
    place: 21,
    at: 'w.tied_at',
    id: 'w.id',
    facts: ['w.page'],
    from: 'social_ties w',
    key: 'contact',
    alias: 'w',
  },
  siteUntied: {
    group: 'binding',
    place: 22,
    at: 'w.ended_at',
    id: 'w.id',
    facts: ['w.page', 'w.ended_by'],
    from: 'social_ties w',
    key: 'contact',
    alias: 'w',
    where: 'w.ended_at IS NOT NULL',
  },
} as const satisfies Record<string, Source>;

export type SourceName = keyof typeof timelineSources;
