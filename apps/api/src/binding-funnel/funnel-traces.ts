import { funnelResults, type ErrorCode, type FunnelResult } from '@tieline/contracts';
import { otpPolicy } from '../otp/otp-policy.js';
import { spanOf } from './time-taken.js';

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
 * what its SMS cost. Nothing is written for it. A refunded SMS was not delivered. Every join follows a unique key: with
 * an `IN` of two references MariaDB reads the team's whole ledger for each code.
 */
const sessions = `SELECT channel_id, COALESCE(source, '') AS source, line_user_id,
    CASE WHEN bound = 1 THEN ${placeOf('boundBefore')} ELSE ${placeOf('left')} END AS place, 0 AS segments
  FROM liff_sessions WHERE team_id = ? AND created_at >= ? AND created_at < ?`;

const refused = `SELECT channel_id, COALESCE(source, '') AS source, line_user_id,
    CASE reason ${placeOfRefusal} ELSE ${placeOf('busy')} END AS place, 0 AS segments
  FROM binding_refusals WHERE team_id = ? AND created_at >= ? AND created_at < ?`;

const challenges = `SELECT c.channel_id, COALESCE(c.source, '') AS source, c.line_user_id,
    CASE c.outcome ${placeOfOutcome} ELSE
      CASE WHEN c.state = 'open' AND c.expires_at > ? AND c.attempts < ${otpPolicy.triesPerCode}
          AND (d.state IS NULL OR d.state <> 'failed') THEN ${placeOf('waiting')}
        WHEN c.attempts >= ${otpPolicy.triesPerCode} THEN ${placeOf('codeDead')}
        WHEN c.attempts > 0 THEN ${placeOf('wrongCode')}
        WHEN d.state = 'failed' OR back.id IS NOT NULL THEN ${placeOf('undelivered')}
        ELSE ${placeOf('expired')} END END AS place,
    COALESCE(-paid.amount, 0) - COALESCE(back.amount, 0) AS segments
  FROM otp_challenges c
  LEFT JOIN deliveries d ON d.team_id = c.team_id AND d.dedupe_key = CONCAT('otp:', c.id)
  LEFT JOIN sms_ledger paid ON paid.team_id = c.team_id AND paid.reference = CONCAT('charge:', d.id)
  LEFT JOIN sms_ledger back ON back.team_id = c.team_id AND back.reference = CONCAT('refund:', d.id)
  WHERE c.team_id = ? AND c.created_at >= ? AND c.created_at < ?`;

/** Codes that were right, alone. */
const outcomesOnly = `SELECT channel_id, COALESCE(source, '') AS source, line_user_id,
    CASE outcome ${placeOfOutcome} END AS place
  FROM otp_challenges WHERE team_id = ? AND created_at >= ? AND created_at < ? AND outcome IS NOT NULL`;

export type Span = { teamId: string; from: number; until: number; now: number };

/** `?` stands for every parameter. */
export type PeopleStatement = { sql: string; parameters: (string | number)[] };

const within = ({ teamId, from, until }: Span): (string | number)[] => [teamId, from, until];

function allTraces(span: Span): PeopleStatement {
  return {
    sql: [sessions, refused, challenges].join(' UNION ALL '),
    parameters: [...within(span), ...within(span), span.now, ...within(span)],
  };
}

/** People by channel, source and how far they came. */
export function countPeople(span: Span): PeopleStatement {
  const { sql, parameters } = allTraces(span);
  return {
    sql: `SELECT channel_id, source, furthest, COUNT(*) AS people, SUM(cost) AS segments FROM (
        SELECT channel_id, source, line_user_id, MAX(place) AS furthest, SUM(segments) AS cost
          FROM (${sql}) traces GROUP BY channel_id, source, line_user_id
      ) people GROUP BY channel_id, source, furthest`,
    parameters,
  };
}

/**
 * From the page that a code was asked from to the binding it made: people by channel, source and the span of that time.
 * Who bound and was unbound again the same day is left out.
 */
export function timesTaken({ teamId, from, until }: Span): PeopleStatement {
  return {
    sql: `SELECT channel_id, source, ${spanOf('took')} AS begin, COUNT(*) AS people FROM (
        SELECT c.channel_id, COALESCE(c.source, '') AS source, b.bound_at - (
            SELECT MAX(s.created_at) FROM liff_sessions s WHERE s.channel_id = c.channel_id
              AND s.line_user_id = c.line_user_id AND s.created_at <= c.created_at) AS took
          FROM otp_challenges c
          JOIN bindings b ON b.channel_id = c.channel_id AND b.active_line_user_id = c.line_user_id
            AND b.bound_at >= c.created_at
          WHERE c.team_id = ? AND c.created_at >= ? AND c.created_at < ? AND c.outcome = 'bound'
      ) times WHERE took IS NOT NULL GROUP BY channel_id, source, ${spanOf('took')}`,
    parameters: [teamId, from, until],
  };
}

/** The people themselves, by the furthest they came in the whole span: `(channel_id, line_user_id)`. */
export function findPeople(span: Span, result: FunnelResult, source: string | undefined): PeopleStatement {
  const { sql, parameters } = tracesThatDecide(span, result);
  const chosen = source === undefined ? [] : [source];
  return {
    sql: `SELECT channel_id, line_user_id FROM (${sql}) traces ${source === undefined ? '' : 'WHERE source = ?'}
      GROUP BY channel_id, line_user_id HAVING MAX(place) = ?`,
    parameters: [...parameters, ...chosen, placeOf(result)],
  };
}

/** Who came that far is not made more or less by traces that fall short of it. */
function tracesThatDecide(span: Span, result: FunnelResult): PeopleStatement {
  if (placeOf(result) < placeOf('expired')) return allTraces(span);
  if (placeOf(result) < placeOf('unavailable'))
    return { sql: challenges, parameters: [span.now, ...within(span)] };
  return { sql: outcomesOnly, parameters: within(span) };
}
