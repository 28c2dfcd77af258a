import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf, saveRichMenuRules } from '@tieline/contracts';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { MenuJobs } from './menu-jobs.js';
import { ShowMenuRules } from './show-menu-rules.js';
import { RuleReferences } from './rule-references.js';
import { WriteMenuRules } from './write-menu-rules.js';

@Injectable()
export class SaveMenuRules {
  constructor(
    private readonly transactions: Transactions,
    private readonly references: RuleReferences,
    private readonly writing: WriteMenuRules,
    private readonly shown: ShowMenuRules,
    private readonly jobs: MenuJobs,
  ) {}

  /** @throws rich_menu.rules_changed, rich_menu.not_published */
  async save(
    ctx: StaffContext,
    channelId: string,
    rules: BodyOf<typeof saveRichMenuRules>,
  ): Promise<ResponseOf<typeof saveRichMenuRules>> {
    const jobId = await this.transactions.run(async (tx) => {
      await this.references.requireUsable(tx, ctx.teamId, channelId, rules);
      return this.writing.write(tx, ctx, channelId, rules);
    });
    const job = jobId === null ? null : await this.jobs.begun(ctx, jobId);
    return { rules: await this.shown.get(ctx, channelId), job };
  }
}
