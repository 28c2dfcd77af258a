import { Injectable } from '@nestjs/common';
import type { AutoReplies, AutoRepliesInput } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { AutoReplyRepository } from './auto-reply.repository.js';
import { DescribeAutoReplies } from './describe-auto-replies.js';
import { RuleReferences } from './rule-references.js';
import { StandingReplies } from './standing-replies.js';

/** What the column takes on MySQL, in bytes. */
const mostBytes = 65_535;

@Injectable()
export class SaveAutoReplies {
  constructor(
    private readonly transactions: Transactions,
    private readonly references: RuleReferences,
    private readonly replies: AutoReplyRepository,
    private readonly standing: StandingReplies,
    private readonly shown: DescribeAutoReplies,
    private readonly audit: AuditLog,
  ) {}

  /** @throws auto_replies.changed when somebody saved since */
  async save(
    ctx: StaffContext,
    channelId: string,
    { version, rules }: AutoRepliesInput,
  ): Promise<AutoReplies> {
    const { teamId, staffId } = ctx;
    const text = JSON.stringify(rules);
    if (Buffer.byteLength(text) > mostBytes) throw new ProblemError('request.too_large');
    const saved = await this.transactions.run(async (tx) => {
      await this.references.check(tx, { teamId, channelId }, rules);
      const before = await this.replies.get(tx, teamId, channelId);
      const place = { teamId, channelId };
      if (!(await this.replies.replace(tx, place, { version, rules: text, staffId }))) {
        throw new ProblemError('auto_replies.changed');
      }
      const target = { action: 'auto_replies.saved', targetType: 'channel', targetId: channelId };
      const change = { before: { rules: before.rules }, after: { rules } };
      await this.audit.record(tx, ctx, { ...target, ...change });
      return this.shown.describe(tx, ctx, channelId);
    });
    this.standing.forget(channelId);
    return saved;
  }
}
