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

/** What the person counts as whom the page told this. @param code as it was written, maybe by an older version */
export const refusedAs = (code: string): FunnelResult => refusals[code as ErrorCode] ?? 'busy';

const outcomes = ['bound', 'alreadyBound', 'contested', 'notFound', 'many', 'unavailable'] as const;

const placesOfRefusals = Object.entries(refusals)
  .map(([code, result]) => `WHEN '${code}' THEN ${placeOf(result)}`)
  .join(' ');
const placesOfOutcomes = outcomes.map((result) => `WHEN '${result}' THEN ${placeOf(result)}`).join(' ');

/** In SQL, of a row of binding_refusals. */
export const placeOfRefusal = (r: string): string =>
  `CASE ${r}.reason ${placesOfRefusals} ELSE ${placeOf('busy')} END`;

/**
 * In SQL, of a row of otp_challenges; `?` is the present instant. The alias with a `d` is its delivery's, with a `b`
 * the refund's: a refunded SMS was not delivered.
 */
export const placeOfChallenge = (c: string): string => `CASE ${c}.outcome ${placesOfOutcomes} ELSE
  CASE WHEN ${c}.state = 'open' AND ${c}.expires_at > ? AND ${c}.attempts < ${otpPolicy.triesPerCode}
      AND (${c}d.state IS NULL OR ${c}d.state <> 'failed') THEN ${placeOf('waiting')}
    WHEN ${c}.attempts >= ${otpPolicy.triesPerCode} THEN ${placeOf('codeDead')}
    WHEN ${c}.attempts > 0 THEN ${placeOf('wrongCode')}
    WHEN ${c}d.state = 'failed' OR ${c}b.id IS NOT NULL THEN ${placeOf('undelivered')}
    ELSE ${placeOf('expired')} END END`;

/** In SQL, what `placeOfChallenge` implies of a code's tries: known before its delivery and refund are looked for. */
export function triesOf(result: FunnelResult, c: string): string {
  if (result === 'codeDead') return `${c}.attempts >= ${otpPolicy.triesPerCode}`;
  if (result === 'wrongCode') return `${c}.attempts > 0 AND ${c}.attempts < ${otpPolicy.triesPerCode}`;
  if (result === 'waiting') return `${c}.attempts < ${otpPolicy.triesPerCode}`;
  return `${c}.attempts = 0`;
}

/**
 * What the journey wrote of a team between two instants, a row for each trace: who, from where, how far it got, and
 * what its SMS cost. Nothing is written for it. Every join follows a unique key: with an `IN` of two references MariaDB
 * reads the team's whole ledger for each code.
 */
const sessions = `SELECT channel_id, COALESCE(source, '') AS source, line_user_id,
    CASE WHEN bound = 1 THEN ${placeOf('boundBefore')} ELSE ${placeOf('left')} END AS place, 0 AS segments
  FROM liff_sessions WHERE team_id = ? AND created_at >= ? AND created_at < ?`;

const refused = `SELECT r.channel_id, COALESCE(r.source, '') AS source, r.line_user_id,
    ${placeOfRefusal('r')} AS place, 0 AS segments
  FROM binding_refusals r WHERE r.team_id = ? AND r.created_at >= ? AND r.created_at < ?`;

const challenges = `SELECT c.channel_id, COALESCE(c.source, '') AS source, c.line_user_id,
    ${placeOfChallenge('c')} AS place,
    COALESCE(-paid.amount, 0) - COALESCE(cb.amount, 0) AS segments
  FROM otp_challenges c
  LEFT JOIN deliveries cd ON cd.team_id = c.team_id AND cd.dedupe_key = CONCAT('otp:', c.id)
  LEFT JOIN sms_ledger paid ON paid.team_id = c.team_id AND paid.reference = CONCAT('charge:', cd.id)
  LEFT JOIN sms_ledger cb ON cb.team_id = c.team_id AND cb.reference = CONCAT('refund:', cd.id)
  WHERE c.team_id = ? AND c.created_at >= ? AND c.created_at < ?`;

export type Span = { teamId: string; from: number; until: number; now: number };

/** `?` stands for every parameter. */
type Statement = { sql: string; parameters: (string | number)[] };

const within = ({ teamId, from, until }: Span): (string | number)[] => [teamId, from, until];

function allTraces(span: Span): Statement {
  return {
    sql: [sessions, refused, challenges].join(' UNION ALL '),
    parameters: [...within(span), ...within(span), span.now, ...within(span)],
  };
}

/** People by channel, source and how far they came. */
export function countPeople(span: Span): Statement {
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
export function timesTaken({ teamId, from, until }: Span): Statement {
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
