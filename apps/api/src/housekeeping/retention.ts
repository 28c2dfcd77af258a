import type { Config } from '../config/config.js';
import { firstIdSince } from '../database/ids.js';

const dayMs = 86_400_000;

/** Rows of one table that nobody needs any more. Every condition is a range of one index. */
export type RetentionRule = {
  name: string;
  table: string;
  /** primary key, one column */
  key: string;
  where: string;
  parameters: (string | number)[];
  /** the column whose index the rows are found along */
  order: string;
};

/** Only rows of days that the funnel of the overview has counted for good: it can not be made from what is gone. */
const counted = (table: string): string =>
  `NOT EXISTS (SELECT 1 FROM binding_funnel_progress p
    WHERE p.team_id = ${table}.team_id AND p.rolled_until <= ${table}.created_at)`;

/**
 * What is deleted at `now`. Sessions and codes keep at least three days (the configuration refuses less): the
 * overview counts a day's rows after it has ended.
 */
export function retentionRules(keep: Config['retention'], now: number): RetentionRule[] {
  const before = (days: number) => now - days * dayMs;
  return [
    {
      name: 'liffSessions',
      table: 'liff_sessions',
      key: 'token_hash',
      where: `expires_at < ? AND ${counted('liff_sessions')}`,
      parameters: [before(keep.sessionsDays)],
      order: 'expires_at',
    },
    {
      name: 'staffSessions',
      table: 'staff_sessions',
      key: 'token_hash',
      where: 'expires_at < ?',
      parameters: [before(1)],
      order: 'expires_at',
    },
    {
      name: 'passwordResets',
      table: 'password_resets',
      key: 'token_hash',
      where: 'expires_at < ?',
      parameters: [before(1)],
      order: 'expires_at',
    },
    {
      name: 'signInThrottles',
      table: 'sign_in_throttles',
      key: '`key`',
      where: 'window_start < ?',
      parameters: [before(1)],
      order: 'window_start',
    },
    {
      name: 'otpChallenges',
      table: 'otp_challenges',
      key: 'id',
      where: `expires_at < ? AND ${counted('otp_challenges')}`,
      parameters: [before(keep.codesDays)],
      order: 'expires_at',
    },
    {
      name: 'memberLinkUses',
      table: 'member_link_uses',
      key: 'use_key',
      where: 'expires_at < ?',
      parameters: [before(1)],
      order: 'expires_at',
    },
    {
      name: 'trackedLinks',
      table: 'tracked_links',
      key: 'id',
      where: 'expires_at < ?',
      parameters: [before(1)],
      order: 'expires_at',
    },
    {
      // A day longer than anybody is told what became of their code.
      name: 'socialTieAttempts',
      table: 'social_tie_attempts',
      key: 'id',
      where: 'expires_at < ?',
      parameters: [before(2)],
      order: 'expires_at',
    },
    {
      name: 'socialCodeGuesses',
      table: 'social_code_guesses',
      key: 'guess_key',
      where: 'window_start < ?',
      parameters: [before(1)],
      order: 'window_start',
    },
    {
      // The primary key is ordered by time.
      name: 'bindingRefusals',
      table: 'binding_refusals',
      key: 'id',
      where: `id < ? AND ${counted('binding_refusals')}`,
      parameters: [firstIdSince(before(keep.codesDays))],
      order: 'id',
    },
    {
      // All windows of a guard are a day long. What outlives them: wrong codes in a row, which success alone clears.
      name: 'otpGuards',
      table: 'otp_guards',
      key: '`key`',
      where: `updated_at < ? AND state LIKE '%"failuresInARow":0%'`,
      parameters: [before(2)],
      order: 'updated_at',
    },
    {
      // A done event's lease ended half a minute after it came. An event this old is refused by its own time, so
      // that what is forgotten here can not be told anew.
      name: 'webhookEvents',
      table: 'webhook_events',
      key: 'id',
      where: `state = 'done' AND lease_until < ?`,
      parameters: [before(keep.eventsDays + 1)],
      order: 'lease_until',
    },
    {
      name: 'shopEvents',
      table: 'shop_events',
      key: 'id',
      where: `state = 'done' AND lease_until < ?`,
      parameters: [before(keep.eventsDays + 1)],
      order: 'lease_until',
    },
    {
      // Files that were checked and the lines left out of them, by the time in their import's id.
      name: 'memberFiles',
      table: 'member_import_parts',
      key: 'import_id',
      where: 'import_id < ?',
      parameters: [firstIdSince(before(keep.eventsDays))],
      order: 'import_id',
    },
    {
      // With the deliveries that they tell of. The primary key is ordered by time.
      name: 'journeySteps',
      table: 'journey_steps',
      key: 'id',
      where: 'id < ?',
      parameters: [firstIdSince(before(keep.deliveriesDays))],
      order: 'id',
    },
    ...(['delivered', 'failed', 'unknown'] as const).map((state): RetentionRule => ({
      // The last try was due shortly before the end.
      name: 'deliveries',
      table: 'deliveries',
      key: 'id',
      where: 'state = ? AND due_at < ?',
      parameters: [state, before(keep.deliveriesDays)],
      order: 'due_at',
    })),
    ...(keep.auditDays === 0 ? [] : [auditRule(before(keep.auditDays))]),
  ];
}

/** The primary key is ordered by time, so it needs no index of its own. */
function auditRule(before: number): RetentionRule {
  return {
    name: 'audit',
    table: 'audit',
    key: 'id',
    where: 'id < ? AND created_at < ?',
    parameters: [firstIdSince(before), before],
    order: 'id',
  };
}
