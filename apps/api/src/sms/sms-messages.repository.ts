import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { testPrefix } from './test-key.js';

export type MessageFilter = {
  /** ids below this one */
  before: string | undefined;
  /** ids from this one on */
  since: string | undefined;
  state: string | undefined;
  channelId: string | undefined;
};
export type MessageRow = {
  id: string;
  kind: string;
  channel_id: string | null;
  channel_name: string | null;
  masked_phone: string | null;
  state: string;
  receipt: string | null;
  gateway_name: string | null;
  reason: string | null;
  charged: number | string | null;
  refunded: number | string | null;
  attempts: number;
  provider_id: string | null;
  created_at: number | string;
  ended_at: number | string | null;
};

/**
 * The read model behind the list of SMS: a delivery, the code it carried and what the ledger says of it. It walks the
 * team's deliveries by id and stops after a page.
 */
@Injectable()
export class SmsMessagesRepository {
  async list(
    db: EntityManager,
    teamId: string,
    { before, since, state, channelId }: MessageFilter,
    limit: number,
  ): Promise<MessageRow[]> {
    const conditions: [string, string | undefined][] = [
      ['d.team_id = ?', teamId],
      ['d.id < ?', before],
      ['d.id >= ?', since],
      ['d.state = ?', state],
      ['d.channel_id = ?', channelId],
    ];
    const given = conditions.filter((entry): entry is [string, string] => entry[1] !== undefined);
    return db.query<MessageRow[]>(
      `SELECT d.id, CASE WHEN d.dedupe_key LIKE '${testPrefix}%' THEN 'sms.test' ELSE d.kind END AS kind, d.channel_id, h.name AS channel_name, c.masked_phone, d.state, d.receipt,
          g.name AS gateway_name, d.reason, d.attempts, d.provider_id,
          d.created_at, d.ended_at,
          (SELECT -amount FROM sms_ledger l
            WHERE l.team_id = d.team_id AND l.reference = CONCAT('charge:', d.id)) AS charged,
          (SELECT amount FROM sms_ledger l
            WHERE l.team_id = d.team_id AND l.reference = CONCAT('refund:', d.id)) AS refunded
        FROM deliveries d
        LEFT JOIN channels h ON h.id = d.channel_id AND h.team_id = d.team_id
        LEFT JOIN sms_gateways g ON g.id = d.gateway_id AND g.team_id = d.team_id
        LEFT JOIN otp_challenges c ON c.id = SUBSTR(d.dedupe_key, 5) AND c.team_id = d.team_id
        WHERE ${given.map(([sql]) => sql).join(' AND ')} AND d.kind LIKE 'sms.%'
        ORDER BY d.id DESC LIMIT ?`,
      [...given.map(([, value]) => value), limit],
    );
  }
}
