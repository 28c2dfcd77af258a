import { Injectable } from '@nestjs/common';
import type { AutoReplies, AutoRepliesInput } from '@tieline/contracts';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { AutoReplyRepository } from './auto-reply.repository.js';
import { DescribeAutoReplies } from './describe-auto-replies.js';
import { RuleReferences } from './rule-references.js';
import { WriteAutoReplies } from './write-auto-replies.js';

@Injectable()
export class SaveAutoReplies {
  constructor(
    private readonly transactions: Transactions,
    private readonly references: RuleReferences,
    private readonly replies: AutoReplyRepository,
    private readonly writing: WriteAutoReplies,
    private readonly shown: DescribeAutoReplies,
  ) {}

  /** @throws auto_replies.changed when somebody saved since, request.too_large */
  save(ctx: StaffContext, channelId: string, { version, rules }: AutoRepliesInput): Promise<AutoReplies> {
    const { teamId } = ctx;
    return this.transactions.run(async (tx) => {
      await this.references.check(tx, { teamId, channelId }, rules);
      const before = (await this.replies.get(tx, teamId, channelId)).rules;
      await this.writing.write(tx, ctx, channelId, { version, before, rules });
      return this.shown.describe(tx, ctx, channelId);
    });
  }
}
