import { funnelResults, type ErrorCode, type FunnelResult } from '@tieline/contracts';
import { otpPolicy } from '../otp/otp-policy.js';

/** How far each result is: of several tries of a person the highest place counts. */
export const placeOf = (result: FunnelResult): number => funnelResults.indexOf(result);

/** What a refusal counts as; any other code is `busy`. */
const refusals: Partial<Record<ErrorCode, FunnelResult>> = {
  'phone.invalid': 'badNumber',
  'phone.not_mobile': 'badNumber',
  'phone.country_not_allowed': 'badNumber',
  'binding.member_not_found': 'notFoundBefore',
  'shop.unavailable': 'shopAwayBefore',
  'otp.send_limited': 'sendLimited',
  'otp.resend_too_soon': 'sendLimited',
  'otp.locked': 'sendLocked',
  'otp.prefix_blocked': 'prefixBlocked',
  'otp.already_bound': 'boundBefore',
  'sms.no_credit': 'noCredit',
  'sms.daily_cap': 'dailyCap',
};

const outcomes = ['bound', 'alreadyBound', 'contested', 'notFound', 'many', 'unavailable'] as const;

const placeOfRefusal = Object.entries(refusals)
  .map(([code, result]) => `WHEN '${code}' THEN ${placeOf(result)}`)
  .join(' ');
const placeOfOutcome = outcomes.map((result) => `WHEN '${result}' THEN ${placeOf(result)}`).join(' ');

/**
 * What the journey wrote of a team between two instants, a row for each trace: who, from where, how far it got, and
 * what its SMS cost. Nothing is written for it. A refunded SMS was not delivered.
 */
const traces = `
  SELECT channel_id, COALESCE(source, '') AS source, line_user_id,
      CASE WHEN bound = 1 THEN ${placeOf('boundBefore')} ELSE ${placeOf('left')} END AS place, 0 AS segments
    FROM liff_sessions WHERE team_id = ? AND created_at >= ? AND created_at < ?
  UNION ALL
  SELECT channel_id, COALESCE(source, ''), line_user_id,
      CASE reason ${placeOfRefusal} ELSE ${placeOf('busy')} END, 0
    FROM binding_refusals WHERE team_id = ? AND created_at >= ? AND created_at < ?
  UNION ALL
  SELECT c.channel_id, COALESCE(c.source, ''), c.line_user_id,
      CASE c.outcome ${placeOfOutcome} ELSE
        CASE WHEN c.state = 'open' AND c.expires_at > ? AND c.attempts < ${otpPolicy.triesPerCode}
            AND (d.state IS NULL OR d.state <> 'failed') THEN ${placeOf('waiting')}
          WHEN c.attempts >= ${otpPolicy.triesPerCode} THEN ${placeOf('codeDead')}
          WHEN c.attempts > 0 THEN ${placeOf('wrongCode')}
          WHEN d.state = 'failed' OR l.kind = 'refund' THEN ${placeOf('undelivered')}
          ELSE ${placeOf('expired')} END END,
      COALESCE(-l.amount, 0)
    FROM otp_challenges c
    LEFT JOIN deliveries d ON d.team_id = c.team_id AND d.dedupe_key = CONCAT('otp:', c.id)
    LEFT JOIN sms_ledger l ON l.team_id = c.team_id
      AND l.reference IN (CONCAT('charge:', d.id), CONCAT('refund:', d.id))
    WHERE c.team_id = ? AND c.created_at >= ? AND c.created_at < ?`;

export type Span = { teamId: string; from: number; until: number; now: number };

function parametersOf({ teamId, from, until, now }: Span): (string | number)[] {
  const span = [teamId, from, until];
  return [...span, ...span, now, ...span];
}

/** `?` stands for every parameter. */
export type PeopleStatement = { sql: string; parameters: (string | number)[] };

/** People by channel, source and how far they came. */
export function countPeople(span: Span): PeopleStatement {
  const sql = `SELECT channel_id, source, furthest, COUNT(*) AS people, SUM(cost) AS segments FROM (
      SELECT channel_id, source, line_user_id, MAX(place) AS furthest, SUM(segments) AS cost
        FROM (${traces}) traces GROUP BY channel_id, source, line_user_id
    ) people GROUP BY channel_id, source, furthest`;
  return { sql, parameters: parametersOf(span) };
}

/** The people themselves, by the furthest they came in the whole span: `(channel_id, line_user_id)`. */
export function findPeople(span: Span, result: FunnelResult, source: string | undefined): PeopleStatement {
  const ofSource = source === undefined ? '' : 'WHERE source = ?';
  const sql = `SELECT channel_id, line_user_id FROM (${traces}) traces ${ofSource}
    GROUP BY channel_id, line_user_id HAVING MAX(place) = ?`;
  const chosen = source === undefined ? [] : [source];
  return { sql, parameters: [...parametersOf(span), ...chosen, placeOf(result)] };
}
