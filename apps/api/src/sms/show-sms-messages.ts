import { Injectable } from '@nestjs/common';
import {
  smsMessageStates,
  type QueryOf,
  type ResponseOf,
  type SmsMessage,
  type listSmsMessages,
} from '@tieline/contracts';
import { Transactions } from '../database/transactions.js';
import type { Receipt } from '../delivery/delivery.entity.js';
import { pageOf, readCursor } from '../http/keyset.js';
import type { StaffContext } from '../http/request-context.js';
import { TeamRepository } from '../teams/team.repository.js';
import { idRangeOf, lower } from './id-range.js';
import { SmsMessagesRepository, type MessageRow } from './sms-messages.repository.js';
import { withoutNumbers } from './without-numbers.js';

@Injectable()
export class ShowSmsMessages {
  constructor(
    private readonly transactions: Transactions,
    private readonly teams: TeamRepository,
    private readonly messages: SmsMessagesRepository,
  ) {}

  list(
    { teamId }: StaffContext,
    query: QueryOf<typeof listSmsMessages>,
  ): Promise<ResponseOf<typeof listSmsMessages>> {
    const cursor = readCursor(query.cursor);
    const { limit, state, channelId } = query;
    return this.transactions.once(async (db) => {
      const { timeZone } = await this.teams.get(db, teamId);
      const { since, until } = idRangeOf(query, timeZone);
      const filter = { before: lower(cursor, until), since, state, channelId };
      const rows = await this.messages.list(db, teamId, filter, limit + 1);
      return pageOf(rows, limit, toMessage);
    });
  }
}

const numberOrNull = (value: number | string | null): number | null =>
  value === null ? null : Number(value);
const instant = (value: number | string): string => new Date(Number(value)).toISOString();

const receipts = ['delivered', 'undelivered', 'assumed'] as const satisfies readonly Receipt[];

function toMessage(row: MessageRow): SmsMessage {
  const state = smsMessageStates.find((known) => known === row.state) ?? 'unknown';
  return {
    id: row.id,
    kind: row.kind,
    channelId: row.channel_id,
    channelName: row.channel_name,
    maskedPhone: row.masked_phone,
    state,
    receipt: receipts.find((known) => known === row.receipt) ?? null,
    gatewayName: row.gateway_name,
    reason: withoutNumbers(row.reason),
    segments: numberOrNull(row.charged),
    refunded: row.refunded !== null,
    attempts: Number(row.attempts),
    providerId: row.provider_id,
    createdAt: instant(row.created_at),
    endedAt: row.ended_at === null ? null : instant(row.ended_at),
  };
}
