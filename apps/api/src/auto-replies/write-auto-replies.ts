import { Injectable } from '@nestjs/common';
import type { AutoReplyRule } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { afterCommit } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { AutoReplyRepository } from './auto-reply.repository.js';
import { StandingReplies } from './standing-replies.js';

/** What the column takes on MySQL, in bytes. */
const mostBytes = 65_535;

type Change = { version: number; before: readonly AutoReplyRule[]; rules: readonly AutoReplyRule[] };

/** New rules of a channel, in the caller's transaction, noted in the audit log. */
@Injectable()
export class WriteAutoReplies {
  constructor(
    private readonly replies: AutoReplyRepository,
    private readonly standing: StandingReplies,
    private readonly audit: AuditLog,
  ) {}

  /** @throws auto_replies.changed when somebody saved since, request.too_large */
  async write(
    tx: EntityManager,
    ctx: StaffContext,
    channelId: string,
    { version, before, rules }: Change,
  ): Promise<void> {
    const { teamId, staffId } = ctx;
    const text = JSON.stringify(rules);
    if (Buffer.byteLength(text) > mostBytes) throw new ProblemError('request.too_large');
    const place = { teamId, channelId };
    if (!(await this.replies.replace(tx, place, { version, rules: text, staffId }))) {
      throw new ProblemError('auto_replies.changed');
    }
    const target = { action: 'auto_replies.saved', targetType: 'channel', targetId: channelId };
    await this.audit.record(tx, ctx, { ...target, before: { rules: before }, after: { rules } });
    afterCommit(() => this.standing.forget(channelId));
  }
}
