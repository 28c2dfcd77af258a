import { Injectable } from '@nestjs/common';
import type { QueryOf, ResponseOf, getContactTimeline } from '@tieline/contracts';
import { Transactions } from '../../database/transactions.js';
import { ProblemError } from '../../http/problem.js';
import type { StaffContext } from '../../http/request-context.js';
import { ContactRepository } from '../contact.repository.js';
import { describeEntry } from './describe-entry.js';
import { TimelineRepository, type TimelineCursor } from './timeline.repository.js';

@Injectable()
export class ShowTimeline {
  constructor(
    private readonly transactions: Transactions,
    private readonly contacts: ContactRepository,
    private readonly timeline: TimelineRepository,
  ) {}

  /** At most four statements a page. @throws request.not_found, for another team's contact too */
  async show(
    ctx: StaffContext,
    id: string,
    { cursor, limit, group }: QueryOf<typeof getContactTimeline>,
  ): Promise<ResponseOf<typeof getContactTimeline>> {
    const before = readTimelineCursor(cursor);
    return this.transactions.once(async (db) => {
      const contact = await this.contacts.get(db, ctx.teamId, id);
      const rows = await this.timeline.list(db, contact, { group, before, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const codes = shown.filter(({ source }) => source === 'codeSent').map((row) => row.id);
      const sms = await this.timeline.smsOf(db, ctx.teamId, codes);
      const last = shown.at(-1);
      const more = rows.length > limit && last;
      return {
        items: shown.map((row) => describeEntry(row, sms)),
        nextCursor: more ? `${last.at}.${last.place}.${last.id}` : null,
      };
    });
  }
}

function readTimelineCursor(cursor: string | undefined): TimelineCursor | undefined {
  if (cursor === undefined) return undefined;
  const [, at, place, id] = /^(\d{1,15})\.(\d{1,2})\.([0-9a-f-]{1,36})$/.exec(cursor) ?? [];
  if (!at || !place || !id) {
    throw new ProblemError('request.invalid', { issues: [{ path: 'query.cursor', code: 'format' }] });
  }
  return { at: Number(at), place: Number(place), id };
}
