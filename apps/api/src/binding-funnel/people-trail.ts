import { funnelResults, type FunnelResult } from '@tieline/contracts';
import { placeOf, placeOfChallenge, placeOfRefusal, triesOf, type Span } from './funnel-traces.js';

/**
 * The people of one result, newest trace first, as a walk along one table's (team, created_at): `t` is the trace that
 * stands for the person. It stops after a page, however many people or traces there are.
 */
export type PeopleTrail = {
  /** tables after FROM, `t` among them with channel_id, line_user_id and created_at */
  from: string;
  /** tells traces of one instant apart */
  key: string;
  /** with `?` for every parameter */
  where: string;
  parameters: (string | number)[];
};

type Part = { sql: string; parameters: (string | number)[] };

export type Interval = Pick<Span, 'from' | 'until'>;

/**
 * By the furthest they came in the whole span.
 * @param source undefined: any; empty: links without one
 * @param walk where traces of this result can be; nowhere else is looked for one
 */
export function trailOf(
  span: Span,
  result: FunnelResult,
  source: string | undefined,
  walk: readonly Interval[] = [span],
): PeopleTrail {
  const traces = new Traces(span, source, walk);
  if (placeOf(result) >= placeOf('unavailable')) return traces.proven(result);
  if (placeOf(result) >= placeOf('expired')) return traces.unproven(result);
  if (placeOf(result) >= placeOf('badNumber')) return traces.refused(result);
  return traces.opened(result);
}

const joins = (c: string): string => `otp_challenges ${c}
  LEFT JOIN deliveries ${c}d ON ${c}d.team_id = ${c}.team_id AND ${c}d.dedupe_key = CONCAT('otp:', ${c}.id)
  LEFT JOIN sms_ledger ${c}b ON ${c}b.team_id = ${c}.team_id AND ${c}b.reference = CONCAT('refund:', ${c}d.id)`;

class Traces {
  constructor(
    private readonly span: Span,
    private readonly source: string | undefined,
    private readonly walk: readonly Interval[],
  ) {}

  /** A code was right; what fell short of that says nothing more. */
  proven(result: FunnelResult): PeopleTrail {
    const further = funnelResults.slice(placeOf(result) + 1);
    const beyond = further.length > 0 ? `n.outcome IN (${further.map(() => '?').join(', ')}) OR` : '';
    return this.trail('otp_challenges t', 't.id', [
      { sql: 't.outcome = ?', parameters: [result] },
      this.none('otp_challenges n', `(${beyond} (n.outcome = ? AND ${later('n.id', 't.id')}))`, [
        ...further,
        result,
      ]),
    ]);
  }

  unproven(result: FunnelResult): PeopleTrail {
    const place = placeOf(result);
    const { now } = this.span;
    const compared = `(${placeOfChallenge('n')} > ? OR (${placeOfChallenge('n')} = ? AND ${later('n.id', 't.id')}))`;
    return this.trail(joins('t'), 't.id', [
      {
        sql: `t.outcome IS NULL AND ${triesOf(result, 't')} AND ${placeOfChallenge('t')} = ?`,
        parameters: [now, place],
      },
      this.none(joins('n'), compared, [now, place, now, place]),
    ]);
  }

  refused(result: FunnelResult): PeopleTrail {
    const place = placeOf(result);
    const compared = `(${placeOfRefusal('n')} > ? OR (${placeOfRefusal('n')} = ? AND ${later('n.id', 't.id')}))`;
    return this.trail('binding_refusals t', 't.id', [
      { sql: `${placeOfRefusal('t')} = ?`, parameters: [place] },
      this.none('binding_refusals n', compared, [place, place]),
      this.none('otp_challenges n'),
    ]);
  }

  /** The last time they opened the page. Who was bound before may have been told so later, too. */
  opened(result: FunnelResult): PeopleTrail {
    const [left, boundBefore] = [placeOf('left'), placeOf('boundBefore')];
    const told = this.some('binding_refusals n', `${placeOfRefusal('n')} = ?`, [boundBefore]);
    const known = this.some('liff_sessions n', 'n.bound = 1');
    const wasBound = {
      sql: `(${known.sql} OR ${told.sql})`,
      parameters: [...known.parameters, ...told.parameters],
    };
    return this.trail('liff_sessions t', 't.token_hash', [
      // Most people came further: they are told first, by the mark of a counted day, by what the page refused (few, so
      // the engine keeps them at hand) and by their code.
      { sql: 't.went_on IS NULL', parameters: [] },
      this.none('binding_refusals n', `${placeOfRefusal('n')} > ?`, [Math.max(left, boundBefore)]),
      this.none('otp_challenges n'),
      this.none('liff_sessions n', later('n.token_hash', 't.token_hash')),
      result === 'left' ? not(wasBound) : wasBound,
    ]);
  }

  private trail(from: string, key: string, parts: readonly Part[]): PeopleTrail {
    const { teamId } = this.span;
    const walked = this.walk.map((interval) => this.within('t', interval));
    const inWalk = {
      sql: walked.length > 0 ? `(${walked.map(({ sql }) => sql).join(' OR ')})` : '1 = 0',
      parameters: walked.flatMap(({ parameters }) => parameters),
    };
    return {
      from,
      key,
      where: ['t.team_id = ?', inWalk.sql, ...parts.map(({ sql }) => sql)].join(' AND '),
      parameters: [teamId, ...inWalk.parameters, ...parts.flatMap(({ parameters }) => parameters)],
    };
  }

  /** The same person has a trace like this. */
  private some(from: string, condition = '1 = 1', parameters: Part['parameters'] = []): Part {
    const inSpan = this.within('n', this.span);
    return {
      sql: `EXISTS (SELECT 1 FROM ${from} WHERE n.channel_id = t.channel_id AND n.line_user_id = t.line_user_id
        AND ${inSpan.sql} AND ${condition})`,
      parameters: [...inSpan.parameters, ...parameters],
    };
  }

  private none(from: string, condition?: string, parameters?: Part['parameters']): Part {
    return not(this.some(from, condition, parameters));
  }

  private within(alias: string, { from, until }: Interval): Part {
    const sql = `${alias}.created_at >= ? AND ${alias}.created_at < ?`;
    if (this.source === undefined) return { sql, parameters: [from, until] };
    return { sql: `${sql} AND COALESCE(${alias}.source, '') = ?`, parameters: [from, until, this.source] };
  }
}

const not = ({ sql, parameters }: Part): Part => ({ sql: `NOT ${sql}`, parameters });

const later = (n: string, t: string): string =>
  `(n.created_at > t.created_at OR (n.created_at = t.created_at AND ${n} > ${t}))`;
